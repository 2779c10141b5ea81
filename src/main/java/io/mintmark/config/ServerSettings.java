package io.mintmark.config;

import io.mintmark.api.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the server takes on, with the defaults; described in {@code docs/configuration.md}. */
@ConfigurationProperties("mintmark.server")
public record ServerSettings(
        @DefaultValue Rates rates,
        @DefaultValue Queue queue,
        @DefaultValue Bodies bodies) {
    /**
     * How much one caller may ask for, where a look-up costs 1, a command or a page of a list 5, a withdrawal or deposit 20.
     *
     * @param holderPerMinute of an account, in the long run
     * @param holderBurst of an account, at once
     * @param staffPerMinute of a member of the staff
     * @param anybodyPerMinute of a network address
     * @param callers that are told apart at once
     */
    public record Rates(
            @DefaultValue("1200") int holderPerMinute,
            @DefaultValue("400") int holderBurst,
            @DefaultValue("3000") int staffPerMinute,
            @DefaultValue("1000") int staffBurst,
            @DefaultValue("600") int anybodyPerMinute,
            @DefaultValue("200") int anybodyBurst,
            @DefaultValue("100000") int callers) {
        Rate holder() {
            return new Rate(holderPerMinute, holderBurst);
        }

        Rate staff() {
            return new Rate(staffPerMinute, staffBurst);
        }

        Rate anybody() {
            return new Rate(anybodyPerMinute, anybodyBurst);
        }
    }

    /**
     * How many requests are worked on.
     *
     * @param running at once
     * @param waiting beside them
     * @param perCaller of one caller at once, from its body to the end of its answer
     * @param maxWait until a waiting one is sent away
     */
    public record Queue(
            @DefaultValue("32") int running,
            @DefaultValue("256") int waiting,
            @DefaultValue("4") int perCaller,
            @DefaultValue("2s") Duration maxWait) {}

    /**
     * The bodies of requests.
     *
     * @param timeout for each
     * @param memoryBytes for all together
     */
    public record Bodies(
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("67108864") int memoryBytes) {}
}
