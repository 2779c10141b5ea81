package io.mintmark.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API's description says of a call, besides what follows from its signature and the table of endpoints. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Describes {
    /** One line. */
    String value();

    /** Of the answer when all goes well. */
    int status() default 200;

    /** What the answer's JSON is; a text or bytes when it is of another type. */
    Class<?> answer();

    /** The answer's media type. */
    String type() default "application/json";

    /** Statuses of answers without a body. */
    int[] bare() default {};

    /** Codes of the problems that are this call's own, beside those that every call can have. */
    String[] problems() default {};
}
