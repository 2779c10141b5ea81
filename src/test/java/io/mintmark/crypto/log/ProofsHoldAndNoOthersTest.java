package io.mintmark.crypto.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ProofsHoldAndNoOthersTest {
    private static final int ALL = 17;
    private static final int LARGE = 1500;

    private final List<byte[]> leaves = NaiveTree.leaves(LARGE);
    private final GrownTree tree = GrownTree.of(leaves);

    private Bytes leaf(int index) {
        return MerkleHash.leaf(leaves.get(index));
    }

    private Bytes root(int size) {
        return tree.root(size);
    }

    @Test
    void every_inclusion_in_small_trees_is_proved_as_the_rules_say() throws Exception {
        for (int size = 1; size <= ALL; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(tree, index, size);
                assertEquals(NaiveTree.path(index, leaves.subList(0, size)), proof.path());
                proof.verify(leaf(index), root(size));
            }
        }
    }

    @Test
    void every_consistency_of_small_trees_is_proved_as_the_rules_say() throws Exception {
        for (int to = 0; to <= ALL; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = ConsistencyProof.of(tree, from, to);
                List<Bytes> expected = from == 0 ? List.of() : NaiveTree.proof(from, leaves.subList(0, to));
                assertEquals(expected, proof.path());
                proof.verify(root(from), root(to));
            }
        }
    }

    @Test
    void so_are_some_of_large_ones() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int size = 18 + random.nextInt(LARGE - 18);
            int other = 1 + random.nextInt(size);
            InclusionProof inclusion = InclusionProof.of(tree, other - 1, size);
            assertEquals(NaiveTree.path(other - 1, leaves.subList(0, size)), inclusion.path());
            inclusion.verify(leaf(other - 1), root(size));
            ConsistencyProof consistency = ConsistencyProof.of(tree, other, size);
            assertEquals(NaiveTree.proof(other, leaves.subList(0, size)), consistency.path());
            consistency.verify(root(other), root(size));
        }
    }

    /** The example in RFC 9162 section 2.1.5: leaves a b c d e f j, nodes g h i k l over them. */
    @Test
    void the_example_of_the_rfc_is_proved_with_the_nodes_it_names() {
        Bytes a = leaf(0);
        Bytes b = leaf(1);
        Bytes c = leaf(2);
        Bytes d = leaf(3);
        Bytes e = leaf(4);
        Bytes f = leaf(5);
        Bytes j = leaf(6);
        Bytes g = MerkleHash.node(a, b);
        Bytes h = MerkleHash.node(c, d);
        Bytes i = MerkleHash.node(e, f);
        Bytes k = MerkleHash.node(g, h);
        Bytes l = MerkleHash.node(i, j);
        assertEquals(MerkleHash.node(k, l), root(7));
        assertEquals(List.of(b, h, l), InclusionProof.of(tree, 0, 7).path());
        assertEquals(List.of(c, g, l), InclusionProof.of(tree, 3, 7).path());
        assertEquals(List.of(f, j, k), InclusionProof.of(tree, 4, 7).path());
        assertEquals(List.of(i, k), InclusionProof.of(tree, 6, 7).path());
        assertEquals(List.of(c, d, g, l), ConsistencyProof.of(tree, 3, 7).path());
        assertEquals(List.of(l), ConsistencyProof.of(tree, 4, 7).path());
        assertEquals(List.of(i, j, k), ConsistencyProof.of(tree, 6, 7).path());
    }

    @Test
    void a_proof_with_any_byte_changed_proves_nothing() {
        for (int size = 2; size <= ALL; size++) {
            for (int other = 1; other < size; other++) {
                InclusionProof inclusion = InclusionProof.of(tree, other, size);
                ConsistencyProof consistency = ConsistencyProof.of(tree, other, size);
                Bytes leaf = leaf(other);
                Bytes from = root(other);
                Bytes to = root(size);
                int n = size;
                int m = other;
                for (List<Bytes> path : mutations(inclusion.path())) {
                    refused(() -> new InclusionProof(m, n, path).verify(leaf, to));
                }
                for (List<Bytes> path : mutations(consistency.path())) {
                    refused(() -> new ConsistencyProof(m, n, path).verify(from, to));
                }
            }
        }
    }

    private static List<List<Bytes>> mutations(List<Bytes> path) {
        List<List<Bytes>> mutations = new ArrayList<>();
        for (int step = 0; step < path.size(); step++) {
            for (int at = 0; at < MerkleHash.SIZE; at++) {
                byte[] hash = path.get(step).toArray();
                hash[at] ^= (byte) (1 << (at % 8));
                List<Bytes> changed = new ArrayList<>(path);
                changed.set(step, Bytes.copyOf(hash));
                mutations.add(changed);
            }
            List<Bytes> shorter = new ArrayList<>(path);
            shorter.remove(step);
            mutations.add(shorter);
        }
        List<Bytes> longer = new ArrayList<>(path);
        longer.add(Bytes.zeros(MerkleHash.SIZE));
        mutations.add(longer);
        return mutations;
    }

    @Test
    void a_proof_is_for_its_leaf_its_place_and_its_trees_only() {
        for (int size = 2; size <= ALL; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(tree, index, size);
                Bytes to = root(size);
                for (int other = 0; other < size; other++) {
                    if (other != index) {
                        int elsewhere = other;
                        int n = size;
                        Bytes leaf = leaf(index);
                        refused(() -> proof.verify(leaf(elsewhere), to));
                        refused(() -> new InclusionProof(elsewhere, n, proof.path()).verify(leaf, to));
                    }
                }
            }
        }
    }

    @Test
    void a_consistency_proof_is_for_its_two_roots_only() {
        for (int to = 1; to <= ALL; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = ConsistencyProof.of(tree, from, to);
                Bytes wrong = MerkleHash.leaf(new byte[] {9, 9});
                Bytes fromRoot = root(from);
                Bytes toRoot = root(to);
                refused(() -> proof.verify(wrong, toRoot));
                if (from > 0) { // every tree begins with the one without leaves
                    refused(() -> proof.verify(fromRoot, wrong));
                }
            }
        }
    }

    @Test
    void what_is_no_size_or_no_path_is_no_proof() {
        List<Bytes> path = List.of();
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(1, 1, path));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(-1, 1, path));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(2, 1, path));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(-1, 1, path));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(0, 2, List.of(Bytes.zeros(31))));
        assertDoesNotThrow(() -> new ConsistencyProof(0, 0, path).verify(MerkleHash.EMPTY, MerkleHash.EMPTY));
    }

    private static void refused(Executable verification) {
        assertThrows(VerificationFailedException.class, verification);
    }
}
