package io.mintmark.config;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The whole ledger of one bank, put together by hand: nothing is here because it happens to be on the class path. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
@Import({
    DatabaseConfiguration.class,
    BoundDatabase.class,
    BankConfiguration.class,
    EventStoreConfiguration.class,
    CommandConfiguration.class,
    ViewConfiguration.class,
    ProcessorConfiguration.class
})
public class LedgerConfiguration {}
