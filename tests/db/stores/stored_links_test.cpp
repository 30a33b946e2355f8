#include "db/stores/stored_links.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_point.hpp"
#include "core/replies/incoming_reply.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

// Links of two secrets that can be read: "new-seat-1".
class LinksOfTwoSecrets final : public core::LinkTokens {
public:
    std::string token(std::string_view purpose,
                      const std::string& id,
                      int generation) const override
    {
        return tokens(purpose, id, generation).front();
    }

    std::vector<std::string> tokens(std::string_view purpose,
                                    const std::string& id,
                                    int generation) const override
    {
        const std::string what = std::string{purpose} + '-' + id + '-' + std::to_string(generation);
        return {"new-" + what, "old-" + what};
    }

    std::string hash(const std::string& token) const override { return "#" + token; }
};

class StoredLinks : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-12-01T10:00"));
        test::add_meeting(temp_.pool(), "m2", test::at("2026-12-02T10:00"));
        run("update invitee set link_hash = '#old-seat-seat-m1-1' where id = 'seat-m1'");
        run("update invitee set link_hash = '#new-seat-seat-m2-1' where id = 'seat-m2'");
        run("insert into action_owner_link (owner_id, authority_id, link_hash, generation, "
            "expires_at) values ('" +
            core::owner_text({.contact = core::ContactId{"contact-gp"}}) +
            "', 'authority-1', '#old-action_owner-contact-gp-2', 2, 0)");
        const std::string address = core::reply_tokens(links_, "seat-m1").back();
        run("insert into seat_mail (invitee_id, authority_id, token_hash) values ('seat-m1', "
            "'authority-1', '" +
            core::reply_token_hash(links_, address) + "')");
        for (const std::string id : {"old", "new"})
            run("insert into feed (id, authority_id, kind, subject_id, label, token_hash, "
                "created_by, created_at, expires_at) values ('feed-" +
                id + "', 'authority-1', 'agency', 'agency-health', '', '#" + id + "-feed-feed-" +
                id + "-1', 'support-1', 0, 2000000000)");
    }

    void run(const std::string& statement) { test::run(temp_.pool(), statement); }

    std::string value(const char* query)
    {
        Transaction transaction{temp_.pool(), Access::read};
        return transaction.sql().value<std::string>(query);
    }

    LinksOfTwoSecrets links_;
};

const core::Instant now = test::at("2026-11-23T10:00");

TEST_P(StoredLinks, AreCountedWhereAnOlderSecretMadeThem)
{
    EXPECT_EQ(older_links(temp_.pool(), links_),
              (OlderLinks{.links = 2, .addresses = 1, .feeds = 1}));
}

TEST_P(StoredLinks, AreGivenAfreshWhenOlderOnesAreStopped)
{
    EXPECT_EQ(stop_older_links(temp_.pool(), links_, now),
              (OlderLinks{.links = 2, .addresses = 1, .feeds = 1}));

    EXPECT_EQ(value("select link_hash from invitee where id = 'seat-m1'"), "#new-seat-seat-m1-1");
    EXPECT_EQ(value("select link_hash from invitee where id = 'seat-m2'"), "#new-seat-seat-m2-1");
    EXPECT_EQ(value("select link_hash from action_owner_link"), "#new-action_owner-contact-gp-2");
    EXPECT_EQ(value("select token_hash from seat_mail"),
              core::reply_token_hash(links_, core::reply_token(links_, "seat-m1")));
    EXPECT_EQ(value("select id from feed where revoked_at is null"), "feed-new");
    EXPECT_EQ(older_links(temp_.pool(), links_), OlderLinks{});
}

TEST_P(StoredLinks, AreLeftAloneWhereNoSecretOfOursMadeThem)
{
    run("update invitee set link_hash = 'anything' where id = 'seat-m1'");

    EXPECT_EQ(stop_older_links(temp_.pool(), links_, now).links, 1);

    EXPECT_EQ(value("select link_hash from invitee where id = 'seat-m1'"), "anything");
}

QUORATE_ON_EVERY_DATABASE(StoredLinks);

}  // namespace
}  // namespace quorate::db
