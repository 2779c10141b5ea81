package io.mintmark.config;

import io.mintmark.api.Authenticators;
import io.mintmark.api.BearerTokens;
import io.mintmark.api.BodyFilter;
import io.mintmark.api.CallerAuthorization;
import io.mintmark.api.EndpointFilter;
import io.mintmark.api.ProblemAnswers;
import io.mintmark.api.QueueFilter;
import io.mintmark.api.RateFilter;
import io.mintmark.api.RateLimiter;
import io.mintmark.api.Rates;
import io.mintmark.api.ShareFilter;
import io.mintmark.api.StaffTokens;
import io.mintmark.api.TokenKeys;
import io.mintmark.api.TokenUseFilter;
import io.mintmark.api.UsedTokens;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Who gets in. What is not in the table of endpoints does not. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({ServerSettings.class, StaffSettings.class})
class SecurityConfiguration {
    @Bean
    JwtDecoder staffTokenDecoder(StaffSettings settings, BankKeys keys, Parameters parameters, Clock clock) {
        return settings.isExternal()
                ? new SupplierJwtDecoder(() -> external(settings))
                : StaffTokens.decoder(keys.staffTokenKey().verifyingKey(), parameters.id(), clock);
    }

    /** Asked for its keys when the first token comes, so that the bank starts without it. */
    private static JwtDecoder external(StaffSettings settings) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(settings.issuerUri()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuerUri()),
                StaffTokens.audienceIs(settings.audience())));
        return decoder;
    }

    @Bean
    Rates rates(ServerSettings settings, Clock clock) {
        ServerSettings.Rates rates = settings.rates();
        return new Rates(new RateLimiter(rates.callers(), clock), rates.holder(), rates.staff(), rates.anybody());
    }

    @Bean
    Authenticators authenticators(TokenKeys keys, JwtDecoder staffTokenDecoder, Rates rates, Clock clock) {
        return new Authenticators(keys, staffTokenDecoder, rates, clock);
    }

    @Bean
    UsedTokens usedTokens(JdbcTemplate jdbc, Clock clock) {
        return new UsedTokens(jdbc, clock);
    }

    /** Methods are the table's affair, which answers 405. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemAnswers answers) {
        return answers::answer;
    }

    /**
     * In this order: is there such a call, who calls, may they, how often, how many of theirs at once, with what body, how many
     * of all at once, only once.
     */
    @Bean
    SecurityFilterChain filters(
            HttpSecurity http,
            ServerSettings settings,
            ProblemAnswers answers,
            Authenticators authenticators,
            Rates rates,
            UsedTokens used,
            Clock clock) {
        ServerSettings.Queue queue = settings.queue();
        ServerSettings.Bodies bodies = settings.bodies();
        return withoutBrowsers(http)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(answers::answer).accessDeniedHandler(answers::answer))
                .oauth2ResourceServer(tokens -> tokens.authenticationManagerResolver(authenticators)
                        .bearerTokenResolver(new BearerTokens())
                        .authenticationEntryPoint(answers::answer)
                        .accessDeniedHandler(answers::answer))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new CallerAuthorization()))
                .addFilterAfter(new EndpointFilter(), HeaderWriterFilter.class)
                .addFilterAfter(new RateFilter(rates), AuthorizationFilter.class)
                .addFilterAfter(new ShareFilter(queue.perCaller(), queue.maxWait()), RateFilter.class)
                .addFilterAfter(new BodyFilter(bodies.timeout(), bodies.memoryBytes(), clock), ShareFilter.class)
                .addFilterAfter(new QueueFilter(queue.running(), queue.waiting(), queue.maxWait()), BodyFilter.class)
                .addFilterAfter(new TokenUseFilter(used), QueueFilter.class)
                .build();
    }

    /** No cookies, so no sessions, no forged requests from elsewhere, and nothing to log in to or out of. */
    private static HttpSecurity withoutBrowsers(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }
}
