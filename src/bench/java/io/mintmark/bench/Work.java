package io.mintmark.bench;

/** What is measured. */
@FunctionalInterface
public interface Work {
    /** Does it once; the result is what a compiler must not optimize away. */
    Object once() throws Exception;
}
