package io.mintmark.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues the tokens of the staff.
 *
 * @param issuerUri of an OAuth 2 or OpenID Connect server; empty for the bank itself
 * @param audience that its tokens must name
 */
@ConfigurationProperties("mintmark.staff")
public record StaffSettings(
        @DefaultValue("") String issuerUri,
        @DefaultValue("mintmark") String audience) {
    boolean isExternal() {
        return !issuerUri.isEmpty();
    }
}
