package io.mintmark.config;

import io.mintmark.ecash.SpentStatement;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the API says and keeps; described in {@code docs/configuration.md}.
 *
 * @param contact for people
 * @param answers how long answers to commands are kept, to be repeated
 * @param maxLag events that a read model may still have to read while the server counts as ready
 * @param spentSerials the most spent serials of one prefix that are stated in one answer
 */
@ConfigurationProperties("mintmark.api")
public record ApiSettings(
        @DefaultValue("") String contact,
        @DefaultValue("400d") Duration answers,
        @DefaultValue("1000") long maxLag,
        @DefaultValue("16384") int spentSerials) {
    public ApiSettings {
        if (spentSerials < 1 || spentSerials > SpentStatement.MAX_SERIALS) {
            throw new IllegalArgumentException(
                    "mintmark.api.spent-serials must be from 1 to " + SpentStatement.MAX_SERIALS);
        }
    }
}
