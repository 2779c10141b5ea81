package io.mintmark.merchant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mintmark.CountedRandomness;
import io.mintmark.client.BankClient;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.VerifierKey.Use;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.LicenceIssuer;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TestBank;
import io.mintmark.money.Money;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.KeyListDocument;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bank in memory that serves who it is and its key list, as long as it is connected. */
final class ListedBank implements AutoCloseable {
    final TestBank bank;
    private final HttpServer server;
    private final List<KeyListDocument.Change> changes = new ArrayList<>();
    private KeyList keys;
    volatile int paymentsPerDeposit = 256;

    ListedBank(long seed) throws IOException {
        bank = new TestBank(seed);
        keys = KeyList.empty(bank.parameters);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/v1/info", this::info);
        serve("/v1/keys", this::document);
        server.start();
    }

    private void serve(String path, Supplier<Object> answer) {
        server.createContext(path, exchange -> answer(exchange, 200, answer.get()));
    }

    static void answer(HttpExchange exchange, int status, Object answer) throws IOException {
        try (exchange) {
            byte[] body = StrictJson.mapper().writeValueAsBytes(answer);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    HttpServer server() {
        return server;
    }

    BankClient client(Clock clock) {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        return new BankClient(address, clock, CountedRandomness.seeded(3));
    }

    /** From now on nobody answers. */
    void disconnect() {
        server.stop(0);
    }

    DenominationKey publish(Money value, Instant withdrawFrom, Instant depositUntil) {
        return publish(bank.newKey(value, withdrawFrom, withdrawFrom.plus(java.time.Duration.ofDays(1)), depositUntil));
    }

    DenominationKey publish(DenominationKey key) {
        change(new KeyChange.Added(key));
        return key;
    }

    void revoke(DenominationKey key) {
        change(new KeyChange.Revoked(key.id()));
    }

    private void change(KeyChange change) {
        keys = bank.append(keys, List.of(change));
        Signed head = keys.signedHeads().getLast();
        switch (change) {
            case KeyChange.Added(DenominationKey key) -> changes.add(document("added", key, published(key), head));
            case KeyChange.Revoked(var id) ->
                changes.add(document("revoked", keys.find(id).orElseThrow(), null, head));
        }
    }

    private KeyListDocument.Change document(
            String kind, DenominationKey key, KeyListDocument.@Nullable Key published, Signed head) {
        return new KeyListDocument.Change(
                keys.number(),
                kind,
                Base64Url.text(key.id().value()),
                published,
                published == null ? "stolen" : null,
                Base64Url.text(head.message()),
                Base64Url.text(head.signature().encode()));
    }

    private static KeyListDocument.Key published(DenominationKey key) {
        return new KeyListDocument.Key(
                Base64Url.text(key.issuerKey().y().encode()),
                key.value().minorUnits(),
                key.value().currency().code(),
                key.withdrawFrom(),
                key.withdrawUntil(),
                key.depositUntil());
    }

    /** Forgets its newest change, to make another one in its place. */
    void forgetLastChange() {
        List<KeyListDocument.Change> kept = List.copyOf(changes.subList(0, changes.size() - 1));
        KeyList again = KeyList.empty(bank.parameters);
        for (KeyListDocument.Change change : kept) {
            again = bank.append(again, List.of(new KeyChange.Added(find(change))));
        }
        changes.clear();
        changes.addAll(kept);
        keys = again;
    }

    private DenominationKey find(KeyListDocument.Change change) {
        return bank.issuers.keySet().stream()
                .filter(id -> Base64Url.text(id.value()).equals(change.keyId()))
                .map(id -> keys.find(id).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private KeyListDocument document() {
        return new KeyListDocument(
                Base64Url.text(bank.parameters.id().value()), keys.number(), Base64Url.text(keys.head()), changes);
    }

    private BankInfo info() {
        var trustees = bank.parameters.trustees();
        var authority = new LicenceIssuer(
                new SigningKey(CountedRandomness.seeded(5).scalar()), bank.parameters.bankName(), TestBank.NOW);
        return new BankInfo(
                bank.parameters.bankName(),
                TestBank.EUR.code(),
                Base64Url.text(bank.parameters.id().value()),
                Base64Url.text(bank.parameters.bankKey().encode()),
                new BankInfo.Trustees(
                        trustees.trusteeCount(),
                        trustees.threshold(),
                        text(trustees.publicKey()),
                        trustees.commitments().stream().map(ListedBank::text).toList(),
                        List.of()),
                List.of(),
                authority.caCertificatePem(),
                new BankInfo.Limits(1, 1, 256, paymentsPerDeposit, 1024, 600),
                log(),
                "");
    }

    private BankInfo.Log log() {
        String origin = Checkpoint.originOf(bank.parameters.bankKey());
        NoteSigningKey key = new NoteSigningKey(origin, Use.NOTE, new byte[NoteSigningKey.SEED_SIZE]);
        return new BankInfo.Log(origin, key.verifierKey().encode());
    }

    private static String text(Point point) {
        return Base64Url.text(point.encode());
    }

    @Override
    public void close() {
        disconnect();
    }
}
