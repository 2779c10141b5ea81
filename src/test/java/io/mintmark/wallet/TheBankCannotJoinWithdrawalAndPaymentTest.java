package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Payment;
import io.mintmark.holder.Holder;
import io.mintmark.wire.Base64Url;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the bank stores of withdrawals, and what it stores of deposits, have nothing in common but what everybody knows: not 16 bytes
 * in a row, wherever they begin, and so no scalar, point, hash, id or signature; and no text.
 */
class TheBankCannotJoinWithdrawalAndPaymentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WINDOW = 16;

    /** Texts that say what a thing is, and not which one. */
    private static final Set<String> WORDS = Set.of("EUR", "credited");

    @TempDir
    private Path folder;

    /** What was found in some events. */
    private record Traces(Set<Bytes> windows, Set<String> texts) {
        static Traces none() {
            return new Traces(new HashSet<>(), new HashSet<>());
        }
    }

    @Test
    void nothing_that_is_stored_of_a_withdrawal_is_stored_of_a_deposit() throws Exception {
        try (Town town = new Town(folder);
                Holder shop = town.customer(town.holder("shop", town.words()), 0);
                Holder alice = town.customer(town.holder("alice", town.words()), 50);
                Holder bob = town.customer(town.holder("bob", town.words()), 50)) {
            Wallet alices = new Wallet(alice);
            Wallet bobs = new Wallet(bob);
            alices.withdraw(15);
            bobs.withdraw(15);
            Payment bobsPayment = bobs.pay(town.request(shop, 15));
            Payment alicesPayment = alices.pay(town.request(shop, 15));
            town.deposit(shop, bobsPayment);
            town.deposit(shop, alicesPayment);

            List<byte[]> constants = constants(shop, Set.of(bobsPayment, alicesPayment));
            Traces withdrawals = traces(town, constants, "withdrawal.%", "account.WithdrawalDebited%");
            Traces deposits = traces(town, constants, "deposit.%", "account.DepositCredited%");
            assertTheSearchFinds(town, constants, deposits, alicesPayment);
            assertTheSearchFindsAccounts(withdrawals, alice, bob);

            assertEquals(Set.of(), common(withdrawals.windows(), deposits.windows()));
            Set<String> texts = common(withdrawals.texts(), deposits.texts());
            texts.removeAll(WORDS);
            constants.forEach(constant -> texts.remove(Base64Url.text(constant)));
            assertEquals(Set.of(), texts);
        }
    }

    /** What everybody knows: the bank's id, the keys of the coins, the shop, and the protocol's own words. */
    private static List<byte[]> constants(Holder shop, Set<Payment> payments) throws Exception {
        List<byte[]> constants = new ArrayList<>();
        constants.add(shop.parameters().id().value().toArray());
        constants.add(shop.accountId().value().getBytes(StandardCharsets.UTF_8));
        for (Payment payment : payments) {
            payment.coins()
                    .forEach(spent -> constants.add(spent.coin().keyId().value().toArray()));
        }
        constants.add("MINTMARK-V01-".getBytes(StandardCharsets.US_ASCII));
        assertTrue(Domain.PAYMENT.startsWith("MINTMARK-V01-"));
        return constants;
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        Set<T> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }

    /** A search that finds nothing where there is something would prove nothing. */
    private static void assertTheSearchFinds(Town town, List<byte[]> constants, Traces deposits, Payment payment) {
        Set<Bytes> ofThePayment = new HashSet<>();
        addWindows(ofThePayment, payment.encoding().toArray(), constants);
        assertTrue(ofThePayment.size() > 1_000, "a payment is long");
        assertEquals(ofThePayment, common(ofThePayment, deposits.windows()));
        Traces spent = traces(town, constants, "deposit.CoinSpent%");
        assertFalse(common(spent.windows(), ofThePayment).isEmpty(), "serials are in both");
    }

    private static void assertTheSearchFindsAccounts(Traces withdrawals, Holder... holders) throws Exception {
        for (Holder holder : holders) {
            assertTrue(withdrawals.texts().contains(holder.accountId().value()));
        }
    }

    /** In the payloads, the metadata and the streams' names of all events of these types. */
    private static Traces traces(Town town, List<byte[]> constants, String... types) {
        Traces traces = Traces.none();
        for (String type : types) {
            List<Stored> events = town.server
                    .sql()
                    .query(
                            "select stream, payload, meta_data from event where payload_type like ?",
                            (row, number) -> new Stored(row.getString(1), text(row.getBytes(2)), text(row.getBytes(3))),
                            type);
            assertTrue(events.size() >= 2, type);
            for (Stored event : events) {
                addWindows(traces.windows(), event.stream().getBytes(StandardCharsets.UTF_8), constants);
                addValues(traces, JSON.readTree(event.payload()), constants);
                addValues(traces, JSON.readTree(event.metadata()), constants);
            }
        }
        return traces;
    }

    /** An event as it is stored. */
    private record Stored(String stream, String payload, String metadata) {}

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static void addValues(Traces traces, JsonNode node, List<byte[]> constants) {
        if (node.isString()) {
            traces.texts().add(node.asString());
            try {
                addWindows(traces.windows(), Base64Url.bytes(node.asString()).toArray(), constants);
            } catch (MalformedException e) {
                return; // a text that is only a text
            }
        }
        node.forEach(child -> addValues(traces, child, constants));
    }

    /** All runs of 16 bytes, but for those that have a part of a constant in them. */
    private static void addWindows(Set<Bytes> windows, byte[] content, List<byte[]> constants) {
        boolean[] known = new boolean[content.length];
        for (byte[] constant : constants) {
            for (int at = 0; at + constant.length <= content.length; at++) {
                if (Arrays.equals(content, at, at + constant.length, constant, 0, constant.length)) {
                    Arrays.fill(known, at, at + constant.length, true);
                }
            }
        }
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        for (int i = 0; i < content.length; i++) {
            if (known[i]) {
                run.reset();
                continue;
            }
            run.write(content[i]);
            if (run.size() >= WINDOW) {
                windows.add(Bytes.copyOf(Arrays.copyOfRange(content, i + 1 - WINDOW, i + 1)));
            }
        }
    }
}
