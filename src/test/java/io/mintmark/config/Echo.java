package io.mintmark.config;

import io.mintmark.api.Caller;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Controllers that do nothing but say who called, or fail as they are asked to. */
@RestController
class Echo {
    /** Everything, also what the table does not have. */
    @RequestMapping("/{*path}")
    Map<String, String> anything(Caller caller) {
        return Map.of("caller", caller.toString());
    }

    record Filled(
            String name,
            long amount,
            boolean flag,
            List<String> items,
            Optional<String> note,
            Map<String, Object> tree) {}

    @PostMapping("/v1/accounts")
    Filled typed(@RequestBody Filled filled) {
        return filled;
    }

    @GetMapping(path = "/v1/accounts/{id}")
    String own(@PathVariable String id, Caller caller) {
        caller.requireOwner(new AccountId(id));
        return "yours";
    }

    @PostMapping("/v1/deposits")
    Map<String, String> holderOnly(Caller.Holder holder, @RequestBody byte[] body) {
        return Map.of("account", holder.account().value(), "bytes", Integer.toString(body.length));
    }

    @GetMapping(path = "/v1/circulation", produces = "application/json")
    Map<String, Integer> parameter(@RequestParam int page) {
        return Map.of("page", page);
    }

    /** More than any buffer on its way holds. */
    @GetMapping("/v1/spent/large")
    byte[] large() {
        return new byte[16 << 20];
    }

    @GetMapping("/v1/spent/{failure}")
    String fail(@PathVariable String failure) throws Exception {
        throw switch (failure) {
            case "malformed" -> new MalformedException("secret text");
            case "invalid-proof" -> new VerificationFailedException("secret text");
            case "account-frozen" -> new RejectedException(new Rejection.AccountFrozen());
            case "no-transaction" -> new CannotCreateTransactionException("secret text");
            case "no-connection" -> new CannotGetJdbcConnectionException("secret text");
            default -> new IllegalStateException("secret text");
        };
    }
}
