package io.mintmark.crypto;

/** Every domain-separation tag of the protocol, so that two uses can never share one by accident. */
public final class Domain {
    private static final String VERSION = "MINTMARK-V01-";

    // First items of messages and hashes.
    public static final String PARAMETERS = VERSION + "params";
    public static final String KEY = VERSION + "key";
    public static final String KEY_LIST = VERSION + "keys";
    public static final String OPENING = VERSION + "opening";
    public static final String WITHDRAWAL = VERSION + "withdrawal";
    public static final String SESSION = VERSION + "session";
    public static final String ANSWER1 = VERSION + "answer1";
    public static final String CHALLENGE = VERSION + "challenge";
    public static final String ANSWER2 = VERSION + "answer2";
    public static final String PAYMENT_REQUEST = VERSION + "request";
    public static final String PAYMENT = VERSION + "payment";
    public static final String PAYMENT_ID = VERSION + "payment-id";
    public static final String SPENT = VERSION + "spent";
    public static final String SHARE = VERSION + "share";
    public static final String COMPLAINT = VERSION + "complaint";
    public static final String COMPLAINT_ANSWER = VERSION + "complaint-answer";
    public static final String EVENT = VERSION + "event";
    public static final String BATCH_WEIGHTS = VERSION + "batch-weights";
    public static final String LICENCE_SERIAL = VERSION + "licence-serial";
    public static final String LICENCE_CA_SERIAL = VERSION + "licence-ca-serial";

    // What a bank derives from its master secret: first items of HKDF's info, and the name of the hash to a scalar.
    public static final String BANK_SIGNING = VERSION + "bank-signing";
    public static final String BANK_LICENCE = VERSION + "bank-licence";
    public static final String BANK_SESSION = VERSION + "bank-session";
    public static final String BANK_DENOMINATION = VERSION + "bank-denomination";
    public static final String BANK_STAFF_TOKEN = VERSION + "bank-staff-token";
    public static final String BANK_LOG = VERSION + "bank-log";
    public static final String BANK_FINGERPRINT = VERSION + "bank-fingerprint";
    public static final String BANK_SECRET = "bank-secret";

    // A holder's store: what its key is for, and the context of what is sealed.
    public static final String STORE_SEALING = VERSION + "store-sealing";
    public static final String STORE_NAMING = VERSION + "store-naming";
    public static final String STORE_KEY = VERSION + "store-key";
    public static final String STORE_ENTRY = VERSION + "store-entry";

    // Names of hashes to the curve and to scalars.
    public static final String GENERATOR = "generator";
    public static final String TAG_KEY = "tag-key";
    public static final String COIN = "coin";
    public static final String PAYMENT_CHALLENGE = "payment-challenge";
    public static final String SESSION_SECRET = "session-secret";
    public static final String WALLET_IDENTITY = "wallet-identity";
    public static final String WALLET_COIN = "wallet-coin";
    public static final String WALLET_BLINDING = "wallet-blinding";

    // Names of proofs.
    public static final String PROOF_CONTRIBUTION = "trustee-contribution";
    public static final String PROOF_WITHDRAWAL = "withdrawal";
    public static final String PROOF_PAYMENT = "payment";
    public static final String PROOF_TRACING_SHARE = "tracing-share";

    private static final String SUITE = "-DSFS-with-sigma-proofs_Shake128_P256";

    private Domain() {}

    /** The DST of a hash to the curve or to a scalar. */
    public static String hash(String name) {
        return VERSION + name;
    }

    /** The tag of a proof in a context of 32 bytes (PROTOCOL section 2). */
    public static String proof(String name, Bytes context) {
        if (context.size() != 32) {
            throw new IllegalArgumentException("a proof's context has 32 bytes");
        }
        return VERSION + name + "-" + context.hex() + SUITE;
    }
}
