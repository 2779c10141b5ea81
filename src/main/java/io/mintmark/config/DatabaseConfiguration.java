package io.mintmark.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database: H2 in a file, or PostgreSQL, by the URL alone; the same migrations for both. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** With its tables: whoever has it finds them there. Everything needs it, so nothing happens before production is checked. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(LedgerSettings settings, Environment environment) throws IOException {
        Production.check(environment, settings);
        DatabaseUrl url = DatabaseUrl.of(settings.db().url());
        if (url.file().isPresent()) {
            new SecretFile(url.file().get()).reserve(); // H2 would let everybody read it, and its new folder
        }
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url.jdbc());
        pool.setUsername(settings.db().user());
        pool.setPassword(settings.db().password());
        pool.setMaximumPoolSize(settings.db().connections());
        pool.setPoolName("ledger");
        pool.setAutoCommit(true);
        HikariDataSource dataSource = new HikariDataSource(pool);
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:migrations")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
        return dataSource;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    JdbcTemplate jdbc(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }
}
