package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.Vectors;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bank of vectors.json, rebuilt from its secrets. */
final class VectorBank {
    final Vectors vectors = Vectors.load();
    final SigningKey signingKey;
    final Parameters parameters;
    final List<DenominationKey> keys = new ArrayList<>();
    final Map<KeyId, IssuerSecret> issuers = new HashMap<>();
    final KeyList keyList;
    final Seed seed;
    final SigningKey identity;

    VectorBank() throws Exception {
        Vectors params = vectors.at("params");
        signingKey = new SigningKey(params.secret("bankSecret"));
        List<Point> sums = new ArrayList<>();
        for (Vectors sum : vectors.at("trustees").at("sums").all()) {
            sums.add(Point.decode(sum.bytes()));
        }
        parameters = new Parameters(params.text("bank"), signingKey.verifyingKey(), ThresholdPublicKey.of(3, sums));
        List<KeyChange> changes = new ArrayList<>();
        for (Vectors key : vectors.at("keys").all()) {
            SecretScalar x = key.secret("x");
            DenominationKey denomination = new DenominationKey(
                    parameters.id(),
                    Generators.G.times(x),
                    new Money(key.number("value"), new Currency(key.text("currency"))),
                    Instant.ofEpochMilli(key.number("withdrawFrom")),
                    Instant.ofEpochMilli(key.number("withdrawUntil")),
                    Instant.ofEpochMilli(key.number("depositUntil")));
            keys.add(denomination);
            issuers.put(denomination.id(), new IssuerSecret(x, denomination.issuerKey()));
            changes.add(new KeyChange.Added(denomination));
        }
        keyList = KeyList.empty(parameters)
                .append(changes, Signature.decode(vectors.at("keyList").bytes("signature")));
        seed = new Seed(vectors.at("withdrawal").bytes("seed"));
        identity = seed.identity(params.text("bank"), 0);
    }

    WalletWithdrawal withdrawal() {
        Vectors w = vectors.at("withdrawal");
        return new WalletWithdrawal(
                parameters,
                seed,
                identity,
                new AccountId(w.text("account")),
                new WithdrawalId(Bytes.copyOf(w.bytes("withdrawalId"))),
                keys);
    }

    Instant requestedAt() {
        return Instant.ofEpochMilli(vectors.at("withdrawal").number("requestedAt"));
    }

    WalletWithdrawal.Requested requested() throws Exception {
        return withdrawal().request(requestedAt(), CountedRandomness.vectors(13));
    }

    BankSession session(WithdrawalRequest request) throws Exception {
        Vectors w = vectors.at("withdrawal");
        BankSession.VerifiedRequest verified =
                BankSession.verify(request, keyList, identity.verifyingKey(), requestedAt());
        return BankSession.open(
                verified,
                new SessionKey(w.bytes("sessionKey")),
                Bytes.copyOf(w.bytes("epoch")),
                Bytes.copyOf(w.bytes("sigma")),
                issuers::get,
                signingKey);
    }

    List<OwnedCoin> coins() throws Exception {
        WalletWithdrawal.Requested requested = requested();
        BankSession session = session(requested.request());
        Signed first = session.firstAnswer(
                Instant.ofEpochMilli(vectors.at("withdrawal").number("expiresAt")));
        WalletWithdrawal.Challenged challenged = requested.challenge(first);
        Signed second = session.secondAnswer(first, challenged.challenge(), keyList, requestedAt());
        return challenged.coins(second, serial -> false);
    }

    PaymentRequest paymentRequest(int index) {
        Vectors p = vectors.at("payments").at(index);
        return new PaymentRequest(
                parameters.id(),
                new AccountId(p.text("merchant")),
                Bytes.copyOf(p.bytes("nonce")),
                new Money(p.number("amount"), new Currency(p.text("currency"))),
                Instant.ofEpochMilli(p.number("issuedAt")),
                Instant.ofEpochMilli(p.number("expiresAt")),
                keyList.number(),
                keyList.head(),
                p.text("memo"));
    }

    Payment payment(int index) throws Exception {
        PaymentRequest request = paymentRequest(index);
        return new Payer(keyList, identity)
                .pay(request, coins(), request.issuedAt(), CountedRandomness.vectors(20 + 11L * index));
    }
}
