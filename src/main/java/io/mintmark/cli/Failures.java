package io.mintmark.cli;

import io.mintmark.client.BankRefusedException;
import io.mintmark.client.BankUnreachableException;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.merchant.TillRefusal;
import io.mintmark.merchant.TillRefusedException;
import io.mintmark.wallet.CannotPayException;
import io.mintmark.wallet.CannotSplitException;
import io.mintmark.wallet.CannotWithdrawException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** What a failure is to whoever called the program: an exit code, a sentence and a hint. */
record Failures(int exitCode, String sentence, String hint) {
    static Failures of(Exception failure) {
        return switch (failure) {
            case BankRefusedException refused ->
                new Failures(Mintmark.REFUSED, reason(refused), "docs/problems.md has all codes");
            case TillRefusedException refused ->
                new Failures(Mintmark.REFUSED, reason(refused) + " [" + refused.code() + "]", hint(refused.reason()));
            case CannotPayException cannot -> new Failures(Mintmark.FAILED, reason(cannot), "nothing was paid");
            case CannotSplitException cannot -> new Failures(Mintmark.FAILED, reason(cannot), "nothing was withdrawn");
            case CannotWithdrawException cannot ->
                new Failures(Mintmark.FAILED, reason(cannot), "nothing was withdrawn");
            case BankCheatedException cheated -> new Failures(Mintmark.CHEATED, reason(cheated), "keep the store");
            case BankUnreachableException unreachable ->
                new Failures(Mintmark.FAILED, reason(unreachable), "is it running, and is this its address?");
            case FileAlreadyExistsException there ->
                new Failures(Mintmark.FAILED, there.getFile() + " exists already", "nothing is ever written over");
            case NoSuchFileException missing ->
                new Failures(Mintmark.FAILED, "there is no file " + missing.getFile(), "check its name");
            default -> new Failures(Mintmark.FAILED, reason(failure), "--debug shows where");
        };
    }

    private static String hint(TillRefusal reason) {
        return switch (reason) {
            case KEY_LIST_TOO_OLD, KEY_LIST_EMPTY -> "'merchant bank' fetches the newest list";
            case REQUEST_EXPIRED, REQUEST_ANSWERED, REQUEST_UNKNOWN ->
                "ask for a payment again with 'merchant request'";
            default -> "hand out nothing for it";
        };
    }

    static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
