package io.mintmark.ledger.denomination;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;

import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.LedgerFixture;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Denominations given, when, then; and the chain of PROTOCOL section 3, computed without the code that it checks. */
final class DenominationFixture {
    private static final byte[] TAG = "MINTMARK-V01-keys".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private DenominationFixture() {}

    static LedgerFixture.Given<Denominations> given(List<? extends DenominationEvent> events) {
        AggregateTestFixture<Denominations> fixture = new AggregateTestFixture<>(Denominations.class);
        fixture.registerAggregateFactory(new Unpublished());
        fixture.registerIgnoredField(Denominations.class, "state"); // a key list is compared by its head, not by equals
        DenominationCommands denominations =
                new DenominationCommands(fixture.getRepository(), PARAMETERS, keyId -> Optional.empty(), KEYS, EUR);
        return new LedgerFixture<Denominations, DenominationEvent>(
                        fixture,
                        DenominationCommand.class,
                        command -> denominations.handle((DenominationCommand) command))
                .given(events);
    }

    private static final class Unpublished implements AggregateFactory<Denominations> {
        @Override
        public Denominations createAggregateRoot(String stream, DomainEventMessage<?> first) {
            return new Denominations(PARAMETERS);
        }

        @Override
        public Class<Denominations> getAggregateType() {
            return Denominations.class;
        }
    }

    static List<DenominationEvent> after(List<DenominationEvent> events, DenominationCommand... commands) {
        List<DenominationEvent> all = new ArrayList<>(events);
        for (DenominationCommand command : commands) {
            all.addAll(TestLedger.denominations(all).decide(command, KEYS, EUR));
        }
        return all;
    }

    static Instant day(Instant from, int days) {
        return from.plus(Duration.ofDays(days));
    }

    /** The events of a set on top of the chain that these events make. */
    static List<DenominationEvent> expected(List<DenominationEvent> before, PublishDenominations set) {
        List<DenominationEvent> all = new ArrayList<>(before);
        for (int exponent = 0; exponent <= set.largestExponent(); exponent++) {
            DenominationKey key = KEYS.denomination(
                    PARAMETERS.id(),
                    TestLedger.cents(1L << exponent),
                    set.withdrawFrom(),
                    set.withdrawUntil(),
                    set.depositUntil());
            long number = head(all).number() + 1;
            all.add(new DenominationPublished(
                    PARAMETERS.id(),
                    number,
                    key.id(),
                    key.issuerKey().y(),
                    key.value(),
                    set.withdrawFrom(),
                    set.withdrawUntil(),
                    set.depositUntil(),
                    sign(head(all).next('+', key.id())),
                    NOW));
        }
        return all.subList(before.size(), all.size());
    }

    static Signature sign(byte[] head) {
        return KEYS.signingKey().sign(head);
    }

    /** L_n with its n. */
    record Head(long number, String hex) {
        byte[] next(char sign, KeyId keyId) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                item(out, TAG);
                item(out, PARAMETERS.id().value().toArray());
                out.writeInt(8);
                out.writeLong(number + 1);
                item(out, java.util.HexFormat.of().parseHex(hex));
                out.writeInt(33);
                out.writeByte(sign);
                out.write(keyId.value().toArray());
                return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        private static void item(DataOutputStream out, byte[] item) throws IOException {
            out.writeInt(item.length);
            out.write(item);
        }
    }

    static Head head(List<? extends DenominationEvent> events) {
        Head head = new Head(0, "00".repeat(32));
        for (DenominationEvent event : events) {
            head = switch (event) {
                case DenominationPublished published -> following(head, '+', published.keyId());
                case DenominationRevoked revoked -> following(head, '-', revoked.keyId());
                case DenominationEvent.IssuingStopped stopped -> head;
            };
        }
        return head;
    }

    private static Head following(Head head, char sign, KeyId keyId) {
        return new Head(head.number() + 1, java.util.HexFormat.of().formatHex(head.next(sign, keyId)));
    }
}
