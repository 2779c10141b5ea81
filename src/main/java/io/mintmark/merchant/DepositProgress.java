package io.mintmark.merchant;

/** Is told how far a deposit has come. */
public interface DepositProgress {
    /** Where nobody looks. */
    DepositProgress UNWATCHED = (done, total) -> {};

    /** So many payments of so many have an answer; first none, then more after each batch. */
    void at(int done, int total);
}
