#include "db/stores/address_link_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::ContactId officer{"contact-police"};
const core::Instant now = test::at("2026-11-23T09:00");

core::AddressLink a_link(const std::string& id, core::Instant at = now)
{
    return {.id = core::AddressLinkId{id},
            .authority = authority,
            .contact = officer,
            .email = core::Email{"lee@police.example"},
            .link_hash = "hash of " + id,
            .sent_by = core::UserId{"support-1"},
            .sent_at = at,
            .expires_at = at + std::chrono::days{7}};
}

class AddressLinkTable : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Act>
    auto write(Act act)
    {
        return database().write([&](core::UnitOfWork& work) { return act(work.address_links); });
    }

    void keep(const core::AddressLink& link)
    {
        write([&](core::AddressLinkStore& store) {
            store.add(link);
            return true;
        });
    }

    auto found(const std::string& hash)
    {
        return write([&](core::AddressLinkStore& store) { return store.find_by_link(hash); });
    }
};

TEST_P(AddressLinkTable, FindsALinkByItsDigestAndByItsId)
{
    keep(a_link("l1"));

    EXPECT_EQ(found("hash of l1"), a_link("l1"));
    EXPECT_FALSE(found("hash of l2"));
    write([&](core::AddressLinkStore& store) {
        EXPECT_EQ(store.find(authority, core::AddressLinkId{"l1"}), a_link("l1"));
        EXPECT_FALSE(store.find(another, core::AddressLinkId{"l1"}));
        return true;
    });
}

TEST_P(AddressLinkTable, KeepsOneAnswerOfALink)
{
    keep(a_link("l1"));
    const auto answer = [&](const core::AuthorityId& of, const char* what) {
        return write([&](core::AddressLinkStore& store) {
            return store.answer(of, core::AddressLinkId{"l1"}, what, now);
        });
    };

    EXPECT_FALSE(answer(another, "theirs"));
    EXPECT_TRUE(answer(authority, "theirs"));
    EXPECT_FALSE(answer(authority, "not_theirs"));

    EXPECT_EQ(found("hash of l1")->answer, "theirs");
}

TEST_P(AddressLinkTable, EndsAContactsLinkWithTheNextAndListsTheNewestFirst)
{
    keep(a_link("l1"));
    keep(a_link("l2", now + std::chrono::hours{1}));

    EXPECT_EQ(found("hash of l1")->answer, "replaced");
    EXPECT_FALSE(found("hash of l2")->answered_at);
    write([&](core::AddressLinkStore& store) {
        const auto links = store.of_contact(authority, officer);
        EXPECT_EQ(links.size(), 2u);
        EXPECT_EQ(links.front().id.text(), "l2");
        EXPECT_TRUE(store.of_contact(another, officer).empty());
        return true;
    });
}

TEST_P(AddressLinkTable, IsNamedByTheMessageThatCarriesTheLink)
{
    const core::OutboxMessageId id{"message-1"};
    database().write([&](core::UnitOfWork& work) {
        return work.outbox.enqueue({.id = id,
                                    .authority = authority,
                                    .dedupe_key = "address_check:l1:0",
                                    .kind = core::MessageKind::address_check,
                                    .address_link = core::AddressLinkId{"l1"},
                                    .to = core::Email{"lee@police.example"},
                                    .message_id = "m1",
                                    .next_at = now,
                                    .created_at = now});
    });

    const auto message = database().read(
        [&](core::UnitOfWork& work) { return work.outbox.find(authority, id).value(); });
    EXPECT_EQ(message.kind, core::MessageKind::address_check);
    EXPECT_EQ(message.address_link.text(), "l1");
    EXPECT_FALSE(message.notice);
}

QUORATE_ON_EVERY_DATABASE(AddressLinkTable);

}  // namespace
}  // namespace quorate::db
