package io.mintmark.ecash;

/** Why an order is not carried out. The codes are for machines and never change. */
public enum TracingOrderRefusal {
    /** No judge who is known here signed it. */
    FORGED("order-forged"),
    /** It is for another bank, or for other trustees of this one. */
    FOREIGN("order-foreign"),
    /** It was to be carried out before. */
    EXPIRED("order-expired"),
    /** It is issued later than now. */
    NOT_YET("order-not-yet-valid");

    private final String code;

    TracingOrderRefusal(String code) {
        this.code = code;
    }

    /** Its name in kebab case. */
    public String code() {
        return code;
    }
}
