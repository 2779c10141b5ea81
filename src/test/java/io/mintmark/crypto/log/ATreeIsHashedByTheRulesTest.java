package io.mintmark.crypto.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ATreeIsHashedByTheRulesTest {
    /** Of the leaves 00, 01, 02... as single bytes: SHA-256(00 | leaf), SHA-256(01 | left | right), worked out from the RFC. */
    private static final List<String> ROOTS = List.of(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "a20bf9a7cc2dc8a08f5f415a71b19f6ac427bab54d24eec868b5d3103449953a",
            "3b6cccd7e3e023ff393006f030315ee7ad9eb111b022b41fba7e5b7a3973f688",
            "9bcd51240af4005168f033121ba85be5a6ed4f0e6a5fac262066729b8fbfdecb",
            "b855b42d6c30f5b087e05266783fbd6e394f7b926013ccaa67700a8b0c5a596f",
            "bb36e7d3d4cee5720cbd323d02fab15962e2ba1dadf5f8fc6eeef4fd6ad056a8",
            "3560191803028444b232018ac047fdb561c09c23a7a6876c85e08b5e4d48e9f3",
            "ef7f49b620f6c7ea9b963a214da34b5021c6ded8ed57734380a311ab726aa907",
            "162a21c2230e0284ea38cb8739ee4bb75947a1acd5d529c638ec068969fb3c4a",
            "487540cba07f8eee7688295955ee3b4c04003e8ca2de94426237cd44491108a7",
            "e177ad5a8a17108dad67c70a51266681aa02b9e2b7ad6a0357585ba4289982ac",
            "e1638fb3b9f61905f83ee361fd1342365d39e2848015a44a69a1dd82105ef04d",
            "df5ee130e5a247600d190c31074458de3c0dc58f0b0d8a6a2b3dd4fd7e569501",
            "a634b1bfbcedff2e39ffe69201b948646210f4e942bef01b3cfe1e5165c953d6",
            "504df18ccb021fe5f19677228be6b1f6e597a9c63d0a300bbddb113c98f4b368",
            "93f2bd0cd60b2e597cf53fb12ae63ed157e0c10efbfe097d23caf8a5f59c6e27",
            "8e31c4ca74a9e3449f253ee8cbe60e07149e3a1398e6e3f0f4a3c312a9fe14f3");

    /** The tree that certificate transparency's own tests use. */
    private static final List<String> CERTIFICATE_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> CERTIFICATE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_of_one_to_seventeen_leaves_are_as_worked_out_by_hand() {
        Frontier frontier = new Frontier();
        for (int size = 1; size <= ROOTS.size(); size++) {
            frontier.append(MerkleHash.leaf(new byte[] {(byte) (size - 1)}));
            assertEquals(ROOTS.get(size - 1), frontier.root().hex(), "root of " + size);
        }
    }

    @Test
    void the_published_tree_has_its_published_roots() {
        Frontier frontier = new Frontier();
        assertEquals(CERTIFICATE_ROOTS.getFirst(), frontier.root().hex());
        for (int i = 0; i < CERTIFICATE_LEAVES.size(); i++) {
            frontier.append(MerkleHash.leaf(HexFormat.of().parseHex(CERTIFICATE_LEAVES.get(i))));
            assertEquals(CERTIFICATE_ROOTS.get(i + 1), frontier.root().hex());
        }
    }

    @Test
    void growing_storing_and_tiles_give_the_root_of_the_rules_for_every_size() {
        GrownTree tree = new GrownTree();
        Tiles tiles = new Tiles();
        for (int size = 1; size <= 600; size++) {
            Bytes leaf = MerkleHash.leaf(NaiveTree.leaves(size).getLast());
            tree.append(leaf);
            tiles.append(leaf);
            if (size < 300 || size % 37 == 0) {
                Bytes root = NaiveTree.root(NaiveTree.leaves(size));
                assertEquals(root, tree.frontier().root());
                assertEquals(root, tree.root(size));
                assertEquals(root, tiles.hashes().root(size));
                assertEquals(root, Frontier.of(tiles.hashes(), size).root());
            }
        }
    }

    @Test
    void a_frontier_made_from_stored_hashes_grows_like_one_that_was_there_all_the_time() {
        GrownTree tree = GrownTree.of(NaiveTree.leaves(100));
        for (int begin = 0; begin <= 100; begin++) {
            Frontier frontier = Frontier.of(tree, begin);
            assertEquals(Long.bitCount(begin), frontier.hashes().size());
            NaiveTree.leaves(100).subList(begin, 100).forEach(leaf -> frontier.append(MerkleHash.leaf(leaf)));
            assertEquals(100, frontier.size());
            assertEquals(tree.frontier().root(), frontier.root());
            assertEquals(tree.frontier().hashes(), frontier.hashes());
        }
    }
}
