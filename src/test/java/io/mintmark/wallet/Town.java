package io.mintmark.wallet;

import io.mintmark.TestDatabase;
import io.mintmark.api.ReadModels;
import io.mintmark.api.Role;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.client.BankClient;
import io.mintmark.client.StaffClient;
import io.mintmark.client.StaffToken;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.CheapStores;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.Steps;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.DepositMessages;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A bank's server with its desk, and whoever has an account there. */
final class Town implements AutoCloseable {
    static final Currency EUR = new Currency("EUR");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Randomness random = Randomness.of(new SecureRandom());
    final RunningServer server;
    final URI address;
    private final Path folder;

    Town(Path folder) {
        this.folder = folder;
        this.server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder);
        this.address = URI.create("http://localhost:" + server.port());
        Instant today = RunningBank.now().truncatedTo(ChronoUnit.DAYS);
        server.bean(Bank.class)
                .execute(new PublishDenominations(
                        6,
                        today,
                        today.plus(Duration.ofDays(90)),
                        today.plus(Duration.ofDays(400)),
                        RunningBank.now()));
    }

    /** The bank, to nobody in particular. */
    BankClient bank(URI at) {
        return new BankClient(at, Clock.systemUTC(), random);
    }

    StaffClient teller() {
        return bank(address).as(new StaffToken(server.token(Role.TELLER)));
    }

    Path path(String name) {
        return folder.resolve("stores").resolve(name);
    }

    Mnemonic words() {
        return Mnemonic.generate(random);
    }

    /** A new store for these words. */
    Holder holder(String name, Mnemonic words, URI at, Clock clock) throws Exception {
        return Holder.create(
                path(name),
                CheapStores.passphrase(),
                words,
                bank(at),
                CheapStores.surroundings(clock, Steps.UNWATCHED));
    }

    Holder holder(String name, Mnemonic words) throws Exception {
        return holder(name, words, address, Clock.systemUTC());
    }

    Holder reopen(String name) throws Exception {
        return Holder.open(
                path(name), CheapStores.passphrase(), CheapStores.surroundings(Clock.systemUTC(), Steps.UNWATCHED));
    }

    /** Opens the holder's account, and puts in so much. */
    Holder customer(Holder holder, long amount) throws Exception {
        StaffClient teller = teller();
        String nonce = teller.nonce(key()).nonce();
        String request = holder.request(Base64Url.bytes(nonce), "Somebody").toPem();
        String licence = teller.open(
                        new AccountOpeningRequest(
                                nonce,
                                request,
                                new AccountOpeningRequest.Holder("Somebody"),
                                Base64Url.text(Bytes.zeros(32))),
                        key())
                .licence();
        holder.keepLicence(Licence.ofPem(licence));
        if (amount > 0) {
            teller.cashIn(holder.accountId(), new CashMovement(amount, "EUR", "receipt 1"), key());
        }
        return holder;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    PaymentRequest request(Holder merchant, long amount) throws Exception {
        KeyList keys = merchant.refresh();
        Instant now = RunningBank.now();
        return new PaymentRequest(
                keys.parameters().id(),
                merchant.accountId(),
                Bytes.copyOf(random.bytes(16)),
                new Money(amount, EUR),
                now,
                now.plus(Duration.ofMinutes(30)),
                keys.number(),
                keys.head(),
                "bread");
    }

    DepositMessages.Result deposit(Holder merchant, Payment... payments) throws Exception {
        return merchant.account()
                .deposit(new DepositMessages.Request(
                        Base64Url.text(random.bytes(16)),
                        Arrays.stream(payments).map(Payment::toText).toList()));
    }

    /** As the books have it, once everything is in them. */
    long balance(Holder holder) throws Exception {
        readAll();
        return holder.account().account().balance();
    }

    /** Returns when every view has read all that there is. */
    void readAll() {
        ReadModels models = server.bean(ReadModels.class);
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Long events = server.sql().queryForObject("select count(*) from event", Long.class);
            List<ReadModels.Progress> progress = models.progress();
            if (events != null && progress.stream().allMatch(one -> one.position() >= events)) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new AssertionError("the views do not catch up");
    }

    @Override
    public void close() {
        server.close();
    }
}
