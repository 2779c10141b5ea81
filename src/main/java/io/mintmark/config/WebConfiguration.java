package io.mintmark.config;

import io.mintmark.api.CallerArgument;
import io.mintmark.api.CorrelationFilter;
import io.mintmark.api.CorrelationIds;
import io.mintmark.api.ProblemAnswers;
import io.mintmark.api.ProblemResolver;
import io.mintmark.api.ProblemValve;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.wire.StrictJson;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How the server speaks: strict JSON in, a problem document for whatever fails. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    @Bean
    JsonMapper jsonMapper() {
        return StrictJson.mapper();
    }

    @Bean
    CorrelationIds correlationIds(Randomness randomness) {
        return new CorrelationIds(randomness);
    }

    @Bean
    ProblemAnswers problemAnswers(CorrelationIds ids) {
        return new ProblemAnswers(ids);
    }

    @Bean
    ProblemResolver problemResolver(ProblemAnswers answers) {
        return new ProblemResolver(answers);
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter(CorrelationIds ids, ProblemAnswers answers) {
        FilterRegistrationBean<CorrelationFilter> filter =
                new FilterRegistrationBean<>(new CorrelationFilter(ids, answers));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** What never reaches a filter is answered in the same form. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(CorrelationIds ids) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(""); // Tomcat's own page
                host.getPipeline().addValve(new ProblemValve(ids));
            }
        });
    }
}
