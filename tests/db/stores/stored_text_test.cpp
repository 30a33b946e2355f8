#include "db/stores/stored_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "db/session/transaction.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/later_personal_columns.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const std::string old_secret(32, 't');  // what tests seal with
const std::string new_secret(32, 'n');

class StoredText : public test::StoreTest {
protected:
    std::unique_ptr<Pool> pool_with(core::Secrets secrets)
    {
        return std::make_unique<Pool>(
            parse_database_url(temp_.url()), 2, TextSeal{std::move(secrets)});
    }

    void write(const std::string& statement)
    {
        Transaction transaction{temp_.pool(), Access::write};
        transaction.sql().run_once(statement);
        transaction.commit();
    }

    // As it stands in the database's file.
    std::string stored(Pool& pool, const char* query)
    {
        Transaction transaction{pool, Access::read};
        return transaction.sql().value<std::string>(query);
    }

    void add_contact_in_plain_words()
    {
        write(
            "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone) "
            "values ('a1', 'Testshire', 'England', 'm@t.example', '')");
        write("insert into organisation (id, joining_code) values ('o1', 'o1')");
        write(
            "insert into agency (id, authority_id, organisation_id, name, kind) values ('g1', "
            "'a1', 'o1', 'Police', 'police')");
        write(
            "insert into contact (id, authority_id, agency_id, name, job_title, email, phone) "
            "values ('c1', 'a1', 'g1', 'Ada Plain', 'Officer', 'ada@police.example', '')");
    }
};

constexpr const char* contact_name = "select name from contact where id = 'c1'";
constexpr const char* contact_email = "select email from contact where id = 'c1'";

TEST_P(StoredText, TellsWithWhichSecretItIsSealedToAPoolWithoutASeal)
{
    Pool pool{parse_database_url(temp_.url()), 2};
    EXPECT_TRUE(test::test_seal().has_digest(sealed_with(pool)));
    EXPECT_FALSE(TextSeal{core::Secrets{new_secret}}.has_digest(sealed_with(pool)));

    write("delete from text_seal");

    EXPECT_EQ(sealed_with(pool), "");
}

TEST_P(StoredText, IsSealedAtTheFirstStartOfAVersionThatSeals)
{
    add_contact_in_plain_words();
    write("delete from text_seal");

    seal_stored_text(temp_.pool());

    EXPECT_EQ(test::test_seal().open(stored(temp_.pool(), contact_name)), "Ada Plain");
    EXPECT_EQ(stored(temp_.pool(), contact_email),
              test::test_seal().seal_alike("ada@police.example"));
    EXPECT_EQ(stored(temp_.pool(), "select phone from contact where id = 'c1'"), "");
    EXPECT_EQ(stored(temp_.pool(), "select job_title from contact where id = 'c1'"), "Officer");
}

TEST_P(StoredText, IsSealedAtThatStartAlsoWhereItBeginsLikeSealedText)
{
    add_contact_in_plain_words();
    write("update contact set name = '~Ada~ (call first)' where id = 'c1'");
    write("delete from text_seal");

    seal_stored_text(temp_.pool());

    EXPECT_EQ(test::test_seal().open(stored(temp_.pool(), contact_name)), "~Ada~ (call first)");
}

TEST_P(StoredText, LeavesWhoAgreedToAnOverrunAndSealsWhoGaveALetter)
{
    // One is the id of an account, the other a name: mistaken for each other, neither can be read.
    const auto is_listed = [](std::string_view table, std::string_view name) {
        return std::ranges::any_of(personal_columns(), [&](const PersonalColumn& column) {
            return column.table == table && column.name == name;
        });
    };
    EXPECT_FALSE(is_listed("overrun_request", "agreed_with"));
    EXPECT_TRUE(is_listed("child_letter", "given_by"));
}

TEST_P(StoredText, KeepsNoConnectionInThePastWhenItCannotBeOpened)
{
    add_contact_in_plain_words();
    write(
        "insert into contact (id, authority_id, agency_id, name, job_title, email, phone) "
        "values ('c2', 'a1', 'g1', 'Bo Plain', 'Officer', 'bo@police.example', '')");
    const auto pool = temp_.another_pool();
    {
        Transaction reading{*pool, Access::read};
        EXPECT_THROW(reading.sql().select<core::PersonName>("select name from contact"), Failure);
    }

    write("delete from contact where id = 'c2'");

    EXPECT_EQ(stored(*pool, "select cast(count(*) as text) from contact"), "1");
}

TEST_P(StoredText, IsSealedAfreshWithASecretThatWasAdded)
{
    add_contact_in_plain_words();
    write("delete from text_seal");
    seal_stored_text(temp_.pool());

    seal_stored_text(*pool_with(core::Secrets{{new_secret, old_secret}}));

    const auto renewed = pool_with(new_secret);
    seal_stored_text(*renewed);
    EXPECT_EQ(TextSeal{new_secret}.open(stored(*renewed, contact_name)), "Ada Plain");
    EXPECT_EQ(stored(*renewed, contact_email),
              TextSeal{new_secret}.seal_alike("ada@police.example"));
}

TEST_P(StoredText, IsLeftAloneWhenItIsSealedWithTheNewestSecret)
{
    add_contact_in_plain_words();
    write("delete from text_seal");
    seal_stored_text(temp_.pool());
    const std::string before = stored(temp_.pool(), contact_name);

    seal_stored_text(temp_.pool());

    EXPECT_EQ(stored(temp_.pool(), contact_name), before);
}

TEST_P(StoredText, IsNotServedWithTheSecretOfAnotherInstallation)
{
    EXPECT_THROW(seal_stored_text(*pool_with(std::string(32, 'x'))), std::runtime_error);
}

TEST_P(StoredText, IsCountedWhereABitOfItChanged)
{
    add_contact_in_plain_words();
    write("delete from text_seal");
    seal_stored_text(temp_.pool());
    EXPECT_TRUE(unreadable_text(temp_.pool()).empty());

    write("update contact set name = substr(name, 1, 20) || 'x' || substr(name, 22)");
    write("update contact set name = substr(name, 1, 21) || 'yz' || substr(name, 24)");

    const auto found = unreadable_text(temp_.pool());
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().column, "contact.name");
    EXPECT_EQ(found.front().rows, 1);
}

TEST_P(StoredText, IsSealedAtTheNextStartWhereItWasMissedAtFirst)
{
    add_contact_in_plain_words();
    write(
        "insert into policy_note (authority_id, policy, number, what, owner, noted_by, noted_at) "
        "values ('a1', 'quorum', 1, 'owner', 'Ada Plain', 'system', 0)");
    write(
        "insert into feed (id, authority_id, kind, subject_id, label, token_hash, created_by, "
        "created_at, expires_at) values ('f1', 'a1', 'agency', 'g1', 'Ada’s phone', 'h', 'system', "
        "0, 1)");
    write("update text_seal set later_lists = 0");

    seal_stored_text(temp_.pool());

    EXPECT_EQ(test::test_seal().open(stored(temp_.pool(), "select label from feed")),
              "Ada’s phone");
    EXPECT_EQ(test::test_seal().open(stored(temp_.pool(), "select owner from policy_note")),
              "Ada Plain");
    EXPECT_EQ(stored(temp_.pool(), contact_name), "Ada Plain") << "of the first list, sealed once";
}

TEST_P(StoredText, IsFoundWhereAnOlderSecretIsStillNeeded)
{
    add_contact_in_plain_words();
    write("delete from text_seal");
    seal_stored_text(temp_.pool());
    const auto both = pool_with(core::Secrets{{new_secret, old_secret}});
    const TextSeal newest{new_secret};

    EXPECT_EQ(text_of_older_secrets(*both, newest, {}, {}).size(), 2u) << "name and address";
    seal_stored_text(*both);
    EXPECT_TRUE(text_of_older_secrets(*both, newest, {}, {}).empty());
}

TEST_P(StoredText, HasOnlyColumnsThatAreThere)
{
    Transaction transaction{temp_.pool(), Access::read};
    for (const auto& columns : {personal_columns(), later_personal_columns()})
        for (const PersonalColumn& column : columns) {
            const std::string text = "select count(*) from " + std::string{column.table} +
                                     " where " + std::string{column.name} + " <> ''";
            EXPECT_EQ(transaction.sql().value<int>(text.c_str()), 0)
                << column.table << "." << column.name;
        }
}

QUORATE_ON_EVERY_DATABASE(StoredText);

}  // namespace
}  // namespace quorate::db
