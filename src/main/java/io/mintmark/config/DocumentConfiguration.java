package io.mintmark.config;

import io.mintmark.api.Caller;
import io.mintmark.api.Command;
import io.mintmark.api.OpenApi;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The API's description and the page that shows it. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration implements WebMvcConfigurer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Caller.Holder.class, Command.class);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/swagger-ui/index.html");
    }

    @Bean
    OpenApi openApi() {
        return new OpenApi();
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info().title("Mintmark").version("1").description("The bank's REST API."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "holder", bearer("An account's own token for one request, signed by its identity key."))
                        .addSecuritySchemes("staff", bearer("A token of the bank's staff, with its roles.")));
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }
}
