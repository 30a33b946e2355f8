#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/directory/contact_import.hpp"
#include "core/identity/password_rules.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/api/schemas.hpp"
#include "server/app/api.hpp"
#include "tests/support/api_description.hpp"
#include "tests/support/record_service.hpp"

// What the OpenAPI document says of how long and how short things may be is what is refused.

namespace quorate::server {
namespace {

namespace json = boost::json;

std::size_t limit_of(std::string_view schema, std::string_view member, std::string_view kind)
{
    const json::value& property = api_schema(schema).at("properties").at(member);
    return static_cast<std::size_t>(property.at(kind).as_int64());
}

std::size_t longest(std::string_view schema, std::string_view member)
{
    return limit_of(schema, member, "maxLength");
}

bool is_required(std::string_view schema, std::string_view member)
{
    const json::array& names = api_schema(schema).at("required").as_array();
    return std::ranges::find(names, json::value(member)) != names.end();
}

std::string words_of(std::string_view schema, std::string_view member)
{
    const json::value& property = api_schema(schema).at("properties").at(member);
    return std::string{property.at("description").as_string()};
}

class Limits : public test::RecordService {
protected:
    // Whether a text of this length is refused at the member.
    bool is_refused(const std::string& target,
                    json::object body,
                    const char* member,
                    std::size_t length,
                    const std::string& who = "bs")
    {
        body[member] = std::string(length, 'a');
        const auto answer = service.as(who).post_json(target, json::serialize(body));
        const bool refused = answer.status() == 422;
        EXPECT_EQ(refused, answer.says("\"field\":\"" + std::string{member} + "\""))
            << answer.body();
        return refused;
    }

    void expect_longest(const std::string& target,
                        const json::object& body,
                        const char* member,
                        std::size_t most,
                        const std::string& who = "bs")
    {
        EXPECT_FALSE(is_refused(target, body, member, most, who)) << target;
        EXPECT_TRUE(is_refused(target, body, member, most + 1, who)) << target;
    }

    static json::object read(const char* text) { return json::parse(text).as_object(); }

    const std::string api = "/api/v1" + meeting;
};

TEST_F(Limits, AreTheOnesOfTheRulesWhereThoseAreKnown)
{
    EXPECT_EQ(longest("MinuteSectionChange", "body"), core::longest_section);
    EXPECT_EQ(longest("PasswordChange", "password"), core::longest_password);
    EXPECT_EQ(limit_of("PasswordChange", "password", "minLength"), core::shortest_password);
    EXPECT_EQ(limit_of("MeetingCancel", "reason", "minLength"), core::shortest_reason);
    EXPECT_NE(words_of("ContactImport", "csv").find("2,000 lines"), std::string::npos);
    EXPECT_EQ(core::longest_import, 2000);
    const json::object& key =
        test::resolved(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
    EXPECT_EQ(static_cast<std::size_t>(key.at("schema").at("maxLength").as_int64()),
              longest_idempotency_key);
}

TEST_F(Limits, HoldForWhatIsAgreedAndForTheLabelsOfFeeds)
{
    const json::object action =
        read(R"({"what":"Ring","owner":{"user":"sw"},"due_on":"2026-11-27"})");
    for (const char* member : {"what", "plain_language"})
        expect_longest(api + "/actions", action, member, longest("ActionAdd", member));
    expect_longest(
        "/api/v1/feeds", read(R"({"kind":"person"})"), "label", longest("FeedAdd", "label"));
}

TEST_F(Limits, HoldForContacts)
{
    int number = 0;
    const auto contact = [&] {
        json::object body = read(R"({"agency":"agency-health","name":"Kit","job_title":"Nurse"})");
        body["email"] = "kit" + std::to_string(++number) + "@nhs.example";
        return body;
    };
    const std::size_t most = longest("ContactAdd", "discipline");
    EXPECT_EQ(longest("ContactChange", "discipline"), most);
    EXPECT_FALSE(is_refused("/api/v1/contacts", contact(), "discipline", most));
    EXPECT_TRUE(is_refused("/api/v1/contacts", contact(), "discipline", most + 1));
}

TEST_F(Limits, HoldForKeys)
{
    const auto send = [&](std::size_t length) {
        return service.as("bs")
            .post_json("/api/v1/feeds",
                       R"({"kind":"person","label":"Desk"})",
                       {{"idempotency-key", std::string(length, 'k')}})
            .status();
    };
    EXPECT_EQ(send(longest_idempotency_key), 201);
    EXPECT_EQ(send(longest_idempotency_key + 1), 422);
}

TEST_F(Limits, AreSaidBesideWhatIsNeeded)
{
    EXPECT_TRUE(is_required("ChildAdd", "family_name"));
    EXPECT_NE(words_of("ChildAdd", "given_name").find("Needed with date_of_birth"),
              std::string::npos);
    EXPECT_NE(words_of("ReplyRecord", "deputy_name").find("needed when reply is deputy"),
              std::string::npos);
    EXPECT_NE(words_of("ActionAdd", "plain_language").find("needed with visible_to_family"),
              std::string::npos);
    EXPECT_EQ(api_schema("InviteeAdd").at("properties").at("requirement").at("default"),
              "required");
    const json::object& preview = test::api_description()
                                      .at("paths")
                                      .at("/api/v1/meetings/{m}/circulations/preview")
                                      .at("get")
                                      .as_object();
    const json::array& parameters = preview.at("parameters").as_array();
    const auto invitee = std::ranges::find_if(parameters, [](const json::value& each) {
        return each.as_object().contains("name") && each.at("name") == "invitee";
    });
    ASSERT_NE(invitee, parameters.end());
    EXPECT_EQ(invitee->at("required"), true);
}

}  // namespace
}  // namespace quorate::server
