#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// One kind of entry, and who may add and change it. `also` is what a body needs beside a name.
struct Kind {
    const char* test_name;
    std::string list;
    std::string who;
    std::string also;
};

const Kind kinds[] = {
    {"Agency", "agencies", "bs", R"("kind":"police")"},
    {"Room", "rooms", "bs", R"("capacity":12)"},
    {"Team", "teams", "am", ""},
    {"Contact", "contacts", "bs", R"("job_title":"Sergeant")"},
};

class DirectoryEntriesApi : public testing::TestWithParam<Kind> {
protected:
    static json::object body(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    std::string list() const { return "/api/v1/" + GetParam().list; }

    test::Answer add(const std::string& name)
    {
        json::object entry = json::parse("{" + GetParam().also + "}").as_object();
        entry["name"] = name;
        if (GetParam().list == "contacts") {
            entry["agency"] = agency();
            entry["email"] = name + "@police.example";
        }
        return client_.post_json(list(), json::serialize(entry));
    }

    std::vector<std::string> names(const test::Answer& page)
    {
        std::vector<std::string> found;
        const json::object told = body(page);
        for (const json::value& each : told.at("items").as_array())
            found.emplace_back(each.at("name").as_string());
        return found;
    }

    test::TestService service_;
    test::TestService::Client client_ = service_.as(GetParam().who);

private:
    std::string agency()
    {
        if (agency_.empty())
            agency_ = body(client_.post_json("/api/v1/agencies",
                                             R"({"name":"Northshire Police","kind":"police"})"))
                          .at("id")
                          .as_string();
        return agency_;
    }

    std::string agency_;
};

TEST_P(DirectoryEntriesApi, SaysWhereTheEntryIsThatWasAdded)
{
    const auto added = add("willow");

    ASSERT_EQ(added.status(), 201) << added.body();
    EXPECT_EQ(added.header("Location"),
              list() + "/" + std::string{body(added).at("id").as_string()});
    EXPECT_EQ(added.header("ETag"), "\"1\"");
    EXPECT_EQ(body(client_.get_json(added.header("Location"))).at("name"), "willow");
}

TEST_P(DirectoryEntriesApi, GivesAListPageByPage)
{
    for (const char* name : {"zz-ash", "zz-birch", "zz-cedar"})
        ASSERT_EQ(add(name).status(), 201);

    const auto first = client_.get_json(list() + "?q=zz-&limit=2");
    const std::string link = first.header("Link");
    ASSERT_NE(link.find(">; rel=\"next\""), std::string::npos) << link;
    const auto second = client_.get_json(link.substr(1, link.find('>') - 1));

    EXPECT_EQ(names(first), (std::vector<std::string>{"zz-ash", "zz-birch"}));
    EXPECT_EQ(names(second), (std::vector<std::string>{"zz-cedar"}));
    EXPECT_EQ(second.header("Link"), "");
}

TEST_P(DirectoryEntriesApi, ChangesAnEntryAtTheVersionNamedAndNoOther)
{
    const std::string address = add("willow").header("Location");

    const auto renamed = client_.patch_json(address, R"({"name":"rowan"})", 1);

    EXPECT_EQ(renamed.status(), 200) << renamed.body();
    EXPECT_EQ(renamed.header("ETag"), "\"2\"");
    EXPECT_EQ(body(renamed).at("name"), "rowan");
    EXPECT_EQ(client_.patch_json(address, R"({"name":"aspen"})", 1).status(), 412);
    EXPECT_EQ(body(client_.get_json(address)).at("name"), "rowan");
}

TEST_P(DirectoryEntriesApi, DeactivatesOnDeleteAndReactivatesByPatch)
{
    const std::string address = add("willow").header("Location");

    const auto closed = client_.send(Method::del, address, "", {{"if-match", "\"1\""}});
    EXPECT_EQ(body(closed).at("active"), false);
    EXPECT_TRUE(names(client_.get_json(list() + "?q=willow")).empty());
    EXPECT_EQ(names(client_.get_json(list() + "?q=willow&active=false")),
              std::vector<std::string>{"willow"});
    const auto opened = client_.patch_json(address, R"({"active":true})", 2);
    EXPECT_EQ(body(opened).at("active"), true);
    EXPECT_EQ(body(opened).at("version"), 3);
}

INSTANTIATE_TEST_SUITE_P(EachKind,
                         DirectoryEntriesApi,
                         testing::ValuesIn(kinds),
                         [](const auto& test) { return std::string{test.param.test_name}; });

}  // namespace
}  // namespace quorate::server
