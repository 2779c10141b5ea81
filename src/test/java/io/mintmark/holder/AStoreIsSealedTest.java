package io.mintmark.holder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AStoreIsSealedTest {
    private static final StoreKey.Cost CHEAP = new StoreKey.Cost(64, 1);
    private static final Bytes ID = Bytes.ofHex("0102");

    private enum State {
        NEW,
        OLD
    }

    private record Note(String text) {}

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("purse/wallet");
    }

    private static Passphrase passphrase(String text) {
        try {
            return Passphrase.of(text.toCharArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private SealedStore create() throws StoreException {
        return SealedStore.create(
                path, passphrase("correct horse"), CHEAP, CountedRandomness.seeded(1), Steps.UNWATCHED);
    }

    private SealedStore open(String passphrase) throws StoreException {
        return SealedStore.open(path, passphrase(passphrase), CountedRandomness.seeded(2), Steps.UNWATCHED);
    }

    private static Shelf<State, Note> notes(SealedStore store) {
        return new Shelf<>(store, "note", State.class, Note.class);
    }

    private static void put(SealedStore store, Bytes id, State state, String text) throws StoreException {
        store.write(() -> {
            notes(store).put(id, state, new Note(text));
            return id;
        });
    }

    @Test
    void what_was_put_is_there_after_opening_it_again() throws StoreException {
        try (SealedStore store = create()) {
            put(store, ID, State.NEW, "first");
            put(store, Bytes.zeros(1), State.NEW, "second");
            put(store, ID, State.OLD, "changed");
        }
        try (SealedStore store = open("correct horse")) {
            Shelf<State, Note> notes = notes(store);
            assertEquals(Optional.of(new Shelf.Item<>(1L, State.OLD, new Note("changed"))), notes.find(ID));
            assertEquals(List.of("changed", "second"), texts(notes.all()));
            assertEquals(List.of("second"), texts(notes.all(State.NEW)));
            assertEquals(Optional.empty(), notes.find(Bytes.zeros(2)));
        }
    }

    private static List<String> texts(List<Shelf.Item<State, Note>> items) {
        return items.stream().map(item -> item.value().text()).toList();
    }

    @Test
    void another_passphrase_does_not_open_it() throws StoreException {
        create().close();
        refused("the passphrase is wrong, or somebody changed the store", () -> open("correct horze"));
    }

    /** Another process holds this lock; in one process, H2 would share the database. */
    @Test
    void one_program_at_a_time() throws Exception {
        create().close();
        Path file = folder.resolve("purse/wallet.mv.db");
        try (var other = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertTrue(lock.isValid());
            refused(file + " is in use by another program", () -> open("correct horse"));
        }
        open("correct horse").close();
    }

    @Test
    void a_store_is_never_made_over_another() throws StoreException {
        create().close();
        assertThrows(StoreException.class, this::create);
        refused("there is no " + folder.resolve("none.mv.db") + ": make one with 'init' or 'restore'", () -> {
            path = folder.resolve("none");
            open("correct horse");
        });
    }

    @Test
    void nothing_of_a_work_that_fails_stays() throws StoreException {
        try (SealedStore store = create()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> store.write(() -> {
                        notes(store).put(ID, State.NEW, new Note("half"));
                        throw new IllegalStateException("the other half");
                    }));
            assertEquals(List.of(), notes(store).all());
        }
    }

    @Test
    void the_file_says_nothing_and_is_its_owners_alone() throws IOException {
        String secret = "a text that would be found";
        try (SealedStore store = create()) {
            put(store, Bytes.copyOf(secret.getBytes(StandardCharsets.US_ASCII)), State.NEW, secret);
        }
        Path file = folder.resolve("purse/wallet.mv.db");
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(secret));
        assertFalse(content.contains("correct horse"));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        }
    }

    @Test
    void an_entry_whose_state_somebody_changed_is_noticed() throws Exception {
        try (SealedStore store = create()) {
            put(store, ID, State.OLD, "spent");
        }
        change("update entry set state = 'NEW'");
        try (SealedStore store = open("correct horse")) {
            refused("somebody changed an entry of the store", () -> notes(store).find(ID));
        }
    }

    @Test
    void a_cheaper_derivation_that_somebody_wrote_in_is_noticed() throws Exception {
        create().close();
        change("update vault set passes = 2");
        refused("the passphrase is wrong, or somebody changed the store", () -> open("correct horse"));
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + path.toAbsolutePath());
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    @Test
    void secrets_are_not_printed() throws MalformedException {
        assertEquals("Passphrase[hidden]", passphrase("correct horse").toString());
        assertEquals("StoreKey[hidden]", new StoreKey(new byte[32]).toString());
        assertEquals("HolderRecord[hidden]", new HolderRecord("entropy", null).toString());
        assertThrows(MalformedException.class, () -> Passphrase.of("seven77".toCharArray()));
    }

    private interface Action {
        void run() throws StoreException;
    }

    private static void refused(String message, Action action) {
        assertEquals(message, assertThrows(StoreException.class, action::run).getMessage());
    }
}
