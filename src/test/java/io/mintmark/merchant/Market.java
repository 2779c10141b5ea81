package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.CountedRandomness;
import io.mintmark.TestDatabase;
import io.mintmark.api.Role;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.client.BankClient;
import io.mintmark.client.StaffClient;
import io.mintmark.client.StaffToken;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.holder.StoreException;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.CashMovement;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A whole bank, with merchants and customers who have accounts there. */
final class Market implements AutoCloseable {
    private final Path folder;
    private final RunningServer server;
    private final StaffClient teller;

    Market(Path folder, String... properties) {
        this.folder = folder;
        this.server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder, properties);
        this.teller = client().as(new StaffToken(server.token(Role.TELLER)));
        Instant now = RunningBank.now();
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        bank().execute(new PublishDenominations(
                3, today, today.plus(Duration.ofDays(90)), today.plus(Duration.ofDays(400)), now));
    }

    private Bank bank() {
        return server.bean(Bank.class);
    }

    private BankClient client() {
        URI address = URI.create("http://localhost:" + server.port());
        return new BankClient(address, Clock.systemUTC(), CountedRandomness.seeded(11));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Licence open(String name, SigningKey identity) throws Exception {
        String nonce = teller.nonce(key()).nonce();
        var opening = new AccountOpening(server.parameters().id(), Base64Url.bytes(nonce), name);
        return Licence.ofPem(teller.open(
                        new AccountOpeningRequest(
                                nonce,
                                CertificationRequest.create(identity, opening).toPem(),
                                new AccountOpeningRequest.Holder(name),
                                Base64Url.text(Hashing.sha256(name.getBytes(StandardCharsets.UTF_8)))),
                        key())
                .licence());
    }

    /** A merchant with an account. */
    Shop shop(String name) throws Exception {
        Shop shop = new Shop(folder, name, client(), Clock.systemUTC());
        shop.holder().keepLicence(open(name, shop.holder().identity()));
        return shop;
    }

    /** A customer with an account and cash on it. */
    TestWallet customer(String name, long cash) throws Exception {
        TestWallet wallet = new TestWallet(name);
        open(name, wallet.identityKey);
        teller.cashIn(wallet.accountId, new CashMovement(cash, "EUR", "receipt 1"), key());
        return wallet;
    }

    List<OwnedCoin> withdraw(TestWallet wallet, long... values) {
        return wallet.withdraw(bank(), values);
    }

    /** Pays what a till asks for, and hands it over. */
    Payment pay(TestWallet wallet, Shop shop, List<OwnedCoin> coins) throws Exception {
        long amount =
                coins.stream().mapToLong(coin -> coin.value().minorUnits()).sum();
        PaymentRequest request = shop.till().request(amount, "bread", Duration.ofMinutes(10));
        Payment payment = new UncheckedPayer(server.parameters(), wallet.identityKey.secret()).pay(request, coins);
        assertEquals(payment.id(), shop.till().accept(payment).payment());
        return payment;
    }

    void revoke(OwnedCoin coin) {
        bank().execute(new RevokeDenomination(coin.key().id(), "stolen", RunningBank.now()));
    }

    /** As the ledger itself loads it: what the API shows may lag. */
    long balance(Shop shop) throws StoreException {
        return LoadedAccount.of(server.bean(EventStore.class), shop.holder().accountId())
                .balance()
                .minorUnits();
    }

    @Override
    public void close() {
        server.close();
    }
}
