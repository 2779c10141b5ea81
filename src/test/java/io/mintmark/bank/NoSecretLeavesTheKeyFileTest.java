package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.SessionKey;
import io.mintmark.ledger.BankKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoSecretLeavesTheKeyFileTest {
    @TempDir
    private Path folder;

    /** After a bit of everything, with a log of all there is to say. */
    @ParameterizedTest
    @EnumSource
    void neither_for_the_database_nor_for_the_log(TestDatabase.Kind kind) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        String log = logOf(url);
        assertTrue(log.contains("TRACE") && log.contains("StatementCreatorUtils"), "a log of all there is to say");
        Map<String, String> places = new LinkedHashMap<>(Map.of("the log", log));
        Map<String, byte[]> secrets;
        Bytes fingerprint;
        try (RunningBank bank = RunningBank.start(url, folder)) {
            SealedBooks.assertSound(bank);
            BankKeys keys = bank.bean(BankKeys.class);
            secrets = secretsOf(keys, bank.bank().keys().issuingAt(RunningBank.now()));
            fingerprint = keys.fingerprint();
            places.put("the tables", tables(bank));
        }
        if (kind == TestDatabase.Kind.H2) {
            String file = url.substring("jdbc:h2:file:".length()) + ".mv.db";
            places.put("the database file", latin1(Files.readAllBytes(Path.of(file))));
        }
        places.forEach((place, content) ->
                secrets.forEach((name, secret) -> assertFalse(holds(content, secret), name + " is in " + place)));
        // The same search finds what is there: public values in the tables, and the master secret in its own file.
        assertTrue(holds(places.get("the tables"), fingerprint.toArray()));
        assertTrue(holds(latin1(Files.readAllBytes(folder.resolve("bank.keys"))), secrets.get("the master secret")));
        assertEquals(14, secrets.size(), "coins of 1 to 1024, one key of which was revoked, and four more secrets");
    }

    private String logOf(String url) throws Exception {
        StringBuilder log = new StringBuilder();
        try (ChildProcess bank = ChildProcess.start(LoudBank.class, url, folder.toString())) {
            for (Optional<String> line = bank.readLine(); line.isPresent(); line = bank.readLine()) {
                log.append(line.get()).append('\n');
            }
            assertEquals(0, bank.exitCode(), () -> log.substring(Math.max(0, log.length() - 3_000)));
        }
        return log.toString();
    }

    private static Map<String, byte[]> secretsOf(BankKeys keys, List<DenominationKey> denominations) throws Exception {
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("the master secret", (byte[]) hidden(BankKeys.class, "master", keys));
        secrets.put("K_session", (byte[]) hidden(SessionKey.class, "key", keys.sessionKey()));
        secrets.put("the signing key", keys.signingKey().secret().reveal().encode());
        secrets.put("the licence key", keys.licenceKey().secret().reveal().encode());
        for (DenominationKey key : denominations) {
            SecretScalar x = (SecretScalar) hidden(IssuerSecret.class, "x", keys.issuer(key));
            secrets.put("x of " + key, x.reveal().encode());
        }
        return secrets;
    }

    private static Object hidden(Class<?> type, String field, Object owner) throws Exception {
        var hidden = type.getDeclaredField(field);
        hidden.setAccessible(true);
        return hidden.get(owner);
    }

    /** All bytes of all columns, as Latin 1. */
    private static String tables(RunningBank bank) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> tables = bank.sql()
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'public'", String.class);
        assertTrue(tables.containsAll(List.of("event", "snapshot", "token", "bank_binding")), tables.toString());
        for (String table : tables) {
            bank.sql().query("select * from " + table, row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    all.writeBytes(
                            value instanceof byte[] bytes
                                    ? bytes
                                    : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                    all.write('\n');
                }
            });
        }
        return latin1(all.toByteArray());
    }

    private static boolean holds(String content, byte[] secret) {
        return content.contains(latin1(secret))
                || content.toLowerCase(Locale.ROOT)
                        .contains(Bytes.copyOf(secret).hex())
                || content.contains(StrictText.encodeBase64Url(secret))
                || content.contains(Base64.getEncoder().withoutPadding().encodeToString(secret));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
