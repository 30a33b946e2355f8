#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "core/meetings/seats.hpp"
#include "db/session/confinement.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

// Whom the transactions of a request are for. What that keeps apart is in
// tests/db/session/confinement_test.cpp.

namespace quorate::server {
namespace {

class ConfinedRequests : public testing::Test {
protected:
    ConfinedRequests()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::add_conference(pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        test::run(pool,
                  "insert into staff_user (id, authority_id, name, email, role, password_hash, "
                  "created_at) values ('far', 'authority-2', 'From Elsewhere', "
                  "'far@council.example', 'BS', 'none', 0)");
        service_.app().after_commit = [this] { last_ = db::Confinement::of_this_thread(); };
    }

    // Whom the last transaction that was committed was for; nothing when there was none.
    std::optional<core::AuthorityId> taken()
    {
        EXPECT_TRUE(db::Confinement::of_this_thread().empty()) << "a request left its mark";
        return std::exchange(last_, std::nullopt);
    }

    test::TestService service_;
    std::optional<core::AuthorityId> last_;
};

TEST_F(ConfinedRequests, AreForTheAuthorityOfWhoeverIsSignedIn)
{
    service_.as("bs").get("/families/case-1");
    EXPECT_EQ(taken(), test::exampleshire);

    service_.as("bs").post_json("/api/v1/rooms",
                                R"({"name":"Room Fir","building":"Civic House","capacity":5})");
    EXPECT_EQ(taken(), test::exampleshire);

    service_.as("far").post_json("/api/v1/rooms",
                                 R"({"name":"Room Fir","building":"Town Hall","capacity":5})");
    EXPECT_EQ(taken(), test::elsewhere);
}

TEST_F(ConfinedRequests, AreForNoneBehindALinkWhoeverOpensIt)
{
    const std::string token = service_.app().links.token(core::seat_link_purpose, "seat-police", 1);
    test::run(service_.app().pool,
              "update invitee set link_hash = '" + service_.app().links.hash(token) +
                  "' where id = 'seat-police'");
    auto far = service_.as("far");
    auto nobody = service_.nobody();

    for (auto* client : {&far, &nobody}) {
        EXPECT_EQ(client->post("/i/" + token, {{"reply", "attend"}}).status(), 303);
        EXPECT_EQ(taken(), core::AuthorityId{});
    }
}

}  // namespace
}  // namespace quorate::server
