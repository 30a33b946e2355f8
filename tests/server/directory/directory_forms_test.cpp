#include <gtest/gtest.h>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

// One kind of entry, and who may add and change it. `also` is what its form needs beside a name.
struct Kind {
    const char* test_name;
    std::string list;
    std::string who;
    Form also;
    std::string name_missing;
};

const Kind kinds[] = {
    {"Agency", "agencies", "bs", {{"kind", "police"}}, "Enter the name of the agency"},
    {"Room", "rooms", "bs", {{"capacity", "12"}}, "Enter the name of the room"},
    {"Team", "teams", "am", {}, "Enter the name of the team"},
    {"Contact",
     "contacts",
     "bs",
     {{"job_title", "Sergeant"}, {"email", "robin@police.example"}},
     "Enter the contact"},
};

class DirectoryForms : public testing::TestWithParam<Kind> {
protected:
    static std::string where(const test::Answer& answer)
    {
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    // What the form of this kind sends for an entry of that name.
    Form named(const std::string& name, const std::string& version = "")
    {
        Form form = GetParam().also;
        form.emplace_back("name", name);
        if (!version.empty()) form.emplace_back("version", version);
        if (GetParam().list == "contacts") form.emplace_back("agency", agency());
        return form;
    }

    std::string add(const std::string& name)
    {
        return where(client_.post("/directory/" + GetParam().list + "/new", named(name)));
    }

    test::TestService service_;
    test::TestService::Client client_ = service_.as(GetParam().who);

private:
    std::string agency()
    {
        if (agency_.empty()) {
            const std::string address = where(client_.post(
                "/directory/agencies/new", {{"name", "Northshire Police"}, {"kind", "police"}}));
            agency_ = address.substr(address.rfind('/') + 1);
        }
        return agency_;
    }

    std::string agency_;
};

TEST_P(DirectoryForms, LeadToTheEntryThatWasAdded)
{
    const auto added = client_.post("/directory/" + GetParam().list + "/new", named("Willow"));

    EXPECT_TRUE(added.header("Location").ends_with("?done=added")) << added.header("Location");
    EXPECT_TRUE(client_.get(where(added)).says("Willow"));
    EXPECT_TRUE(client_.get("/directory/" + GetParam().list).says(where(added)));
}

TEST_P(DirectoryForms, AreShownAgainWithWhatIsWrong)
{
    const std::string address = add("Willow");
    const auto new_again = client_.post("/directory/" + GetParam().list + "/new", named(""));
    const auto edit_again = client_.post(address + "/edit", named("", "1"));

    EXPECT_EQ(new_again.status(), 422);
    EXPECT_TRUE(new_again.says("<title>Error:"));
    EXPECT_TRUE(new_again.says(GetParam().name_missing)) << new_again.body();
    EXPECT_EQ(edit_again.status(), 422);
    EXPECT_TRUE(edit_again.says(GetParam().name_missing));
    EXPECT_EQ(edit_again.field("version"), "1");
}

TEST_P(DirectoryForms, LeadToTheEntryThatWasEdited)
{
    const std::string address = add("Willow");

    const auto edited = client_.post(address + "/edit", named("Rowan", "1"));

    EXPECT_EQ(edited.header("Location"), address + "?done=saved");
    EXPECT_TRUE(client_.get(address).says("Rowan"));
    EXPECT_EQ(client_.get(address + "/edit").field("version"), "2");
}

TEST_P(DirectoryForms, ShowBothVersionsWhenAColleagueWasFaster)
{
    const std::string address = add("Willow");
    where(client_.post(address + "/edit", named("Rowan", "1")));

    const auto late = client_.post(address + "/edit", named("Aspen", "1"));

    EXPECT_EQ(late.status(), 412);
    EXPECT_TRUE(late.says("Someone else changed this"));
    EXPECT_TRUE(late.says("Rowan"));
    EXPECT_EQ(late.field("name"), "Aspen");
    EXPECT_EQ(late.field("version"), "2");
}

TEST_P(DirectoryForms, AskBeforeDeactivatingAndBringBack)
{
    const std::string address = add("Willow");
    const std::string list = "/directory/" + GetParam().list;

    const auto question = client_.get(address + "/deactivate");
    EXPECT_TRUE(question.says("Deactivate Willow?"));
    EXPECT_EQ(client_.post(address + "/deactivate", {{"version", "7"}}).status(), 412);
    where(client_.post(address + "/deactivate", {{"version", question.field("version")}}));
    EXPECT_FALSE(client_.get(list).says(address));
    EXPECT_TRUE(client_.get(list + "?standing=inactive").says(address));

    const auto page = client_.get(address);
    EXPECT_TRUE(page.says("Inactive."));
    where(client_.post(address + "/reactivate", {{"version", page.field("version")}}));
    EXPECT_TRUE(client_.get(list).says(address));
}

INSTANTIATE_TEST_SUITE_P(EachKind, DirectoryForms, testing::ValuesIn(kinds), [](const auto& test) {
    return std::string{test.param.test_name};
});

}  // namespace
}  // namespace quorate::server
