package io.mintmark.audit;

/** A part of the report. */
public enum Section {
    /** Leaves, tree, checkpoints. */
    LOG("log"),
    /** Streams, types, times. */
    STRUCTURE("structure"),
    /** Signatures, proofs, keys and orders. */
    PROTOCOL("protocol"),
    /** Who owes what to whom. */
    BOOKS("books"),
    /** The bank's database against the replay. */
    READ_MODELS("read-models");

    private final String code;

    Section(String code) {
        this.code = code;
    }

    /** Stable, in kebab case. */
    public String code() {
        return code;
    }
}
