package io.mintmark.wallet;

import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.CheapStores;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;

/** A wallet that withdraws, pays and deposits, and stands still at one of the points where it can be killed. */
public final class WalletProcess {
    static final long WITHDRAWN = 15;
    static final long DEPOSITED = 2;
    static final String STANDS = "stands";
    static final String PAID = "paid ";
    static final String DONE = "done";

    private WalletProcess() {}

    /** Counts the points, and waits at one for ever. */
    private static final class Standstill implements Steps {
        private final int where;
        private int points;

        Standstill(int where) {
            this.where = where;
        }

        @Override
        public void at(String point) {
            points++;
            if (points == where) {
                say(STANDS);
                try {
                    while (System.in.read() >= 0) {
                        // until it is killed
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                throw new AssertionError("was to be killed");
            }
        }
    }

    /** The store, the point, and what to pay. */
    public static void main(String[] arguments) throws Exception {
        Steps steps = new Standstill(Integer.parseInt(arguments[1]));
        try (Holder holder = Holder.open(
                Path.of(arguments[0]), CheapStores.passphrase(), CheapStores.surroundings(Clock.systemUTC(), steps))) {
            Wallet wallet = new Wallet(holder);
            wallet.withdraw(WITHDRAWN);
            say(PAID + wallet.pay(PaymentRequest.ofText(arguments[2])).toText());
            wallet.deposit(OptionalLong.of(DEPOSITED));
        }
        say(DONE);
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
