package io.mintmark.config;

/** Libraries that would tell their makers that they are running. */
final class Homeward {
    private Homeward() {}

    /** Before the first class of Axon is loaded: its update check reads this once. */
    static void stayQuiet() {
        System.setProperty("axoniq.update-checker.disabled", "true");
    }
}
