package io.mintmark.ledger;

import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Matches what carries exactly this rejection out of a transaction. */
public final class Refused extends TypeSafeMatcher<RejectedException> {
    private final Rejection expected;

    private Refused(Rejection expected) {
        super(RejectedException.class);
        this.expected = expected;
    }

    public static Refused with(Rejection expected) {
        return new Refused(expected);
    }

    @Override
    protected boolean matchesSafely(RejectedException actual) {
        return actual.rejection().equals(expected);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("refused with ").appendValue(expected);
    }

    @Override
    protected void describeMismatchSafely(RejectedException actual, Description description) {
        description.appendText("was refused with ").appendValue(actual.rejection());
    }
}
