package io.mintmark.trustee;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OrderId;
import java.io.IOException;
import java.util.Optional;

/** The orders on which a trustee has decided: what was decided stays, and whoever comes with an old order learns nothing. */
public interface Decisions {
    /**
     * A decision.
     *
     * @param orderHash of the text that was decided on
     * @param approved whether shares are made for it
     */
    record Decision(OrderId orderId, Bytes orderHash, boolean approved) {}

    /** What was decided on the order of this id. */
    Optional<Decision> find(OrderId orderId) throws IOException;

    /** Remembers a decision, durably, before anything of it leaves the trustee. */
    void record(Decision decision) throws IOException;
}
