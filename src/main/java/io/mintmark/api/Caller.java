package io.mintmark.api;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import java.util.Set;

/** Who makes a request. A controller takes it as a parameter of this type. */
public sealed interface Caller {
    /** An account's holder, by a token of the account's identity key. */
    record Holder(AccountId account) implements Caller {}

    /**
     * A member of the staff.
     *
     * @param subject as the issuer of the token calls it
     * @param roles perhaps none, and then no rights
     */
    record Staff(String subject, Set<Role> roles) implements Caller {
        public Staff {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A trustee, by a token of the key that it signed its ceremony with.
     *
     * @param paramsId of the parameters whose trustee it is
     * @param trustee j
     */
    record Trustee(ParamsId paramsId, int trustee) implements Caller {}

    /** Whoever showed nothing. */
    record Anybody() implements Caller {}

    /**
     * What {@link Endpoint#own} demands of the controller: a holder reaches only what is its own. Staff pass, since the table of
     * endpoints has let them in.
     *
     * @throws ProblemException {@code not-found}, as if it did not exist: so nobody learns what others have. Whatever a holder
     *     asks for in vain must be answered by the same problem
     */
    default void requireOwner(AccountId owner) {
        boolean allowed = switch (this) {
            case Holder(AccountId account) -> account.equals(owner);
            case Staff staff -> true;
            case Trustee trustee -> false;
            case Anybody anybody -> false;
        };
        if (!allowed) {
            throw new ProblemException(Problems.NOT_FOUND);
        }
    }
}
