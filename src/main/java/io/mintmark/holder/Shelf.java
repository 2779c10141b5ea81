package io.mintmark.holder;

import io.mintmark.crypto.Bytes;
import io.mintmark.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of one kind in a store.
 *
 * @param <S> the states that they go through: what can be read without the key
 * @param <T> a record of wire-like parts: texts, numbers, times, lists
 */
public final class Shelf<S extends Enum<S>, T extends Record> {
    private static final JsonMapper JSON = StrictJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final SealedStore store;
    private final String kind;
    private final Class<S> states;
    private final Class<T> type;

    /** An entry: the {@code number}th of its store, in a state. */
    public record Item<S extends Enum<S>, T extends Record>(long number, S state, T value) {}

    /** @param kind never used for another type */
    public Shelf(SealedStore store, String kind, Class<S> states, Class<T> type) {
        this.store = store;
        this.kind = kind;
        this.states = states;
        this.type = type;
    }

    /** The entry of this id. */
    public Optional<Item<S, T>> find(Bytes id) throws StoreException {
        Optional<SealedStore.Entry> entry = store.find(kind, id);
        return entry.isEmpty() ? Optional.empty() : Optional.of(item(entry.get()));
    }

    /** All of them, in the order in which they were first put. */
    public List<Item<S, T>> all() throws StoreException {
        return items(store.all(kind));
    }

    /** Those in this state, in the order in which they were first put. */
    public List<Item<S, T>> all(S state) throws StoreException {
        return items(store.all(kind, state.name()));
    }

    /** Puts it there, or in the place of the entry with this id; inside {@link SealedStore#write}. */
    public void put(Bytes id, S state, T value) throws StoreException {
        store.put(kind, id, state.name(), JSON.writeValueAsBytes(value));
    }

    private List<Item<S, T>> items(List<SealedStore.Entry> entries) throws StoreException {
        List<Item<S, T>> items = new ArrayList<>();
        for (SealedStore.Entry entry : entries) {
            items.add(item(entry));
        }
        return items;
    }

    private Item<S, T> item(SealedStore.Entry entry) throws StoreException {
        try {
            T value = JSON.readValue(entry.content().toArray(), type);
            return new Item<>(entry.number(), Enum.valueOf(states, entry.state()), value);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new StoreException("an entry of the store is of another version", e);
        }
    }
}
