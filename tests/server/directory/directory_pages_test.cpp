#include <gtest/gtest.h>

#include "core/directory/address_check.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

class DirectoryPages : public testing::Test {
protected:
    // The address that a form which worked leads to, without its message.
    static std::string where(const test::Answer& answer)
    {
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    std::string add_police()
    {
        return where(service_.as("bs").post("/directory/agencies/new",
                                            {{"name", "Northshire Police"}, {"kind", "police"}}));
    }

    static std::string id_in(const std::string& address)
    {
        return address.substr(address.rfind('/') + 1);
    }

    static Form robin(const std::string& agency)
    {
        return {{"agency", agency},
                {"name", "Robin Okafor"},
                {"job_title", "Detective sergeant"},
                {"email", "robin@police.example"}};
    }

    test::TestService service_;
};

TEST_F(DirectoryPages, BeginWithTheAgencies)
{
    auto client = service_.as("bs");

    EXPECT_EQ(where(client.get("/directory")), "/directory/agencies");
    const auto page = client.get("/directory/agencies");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("No agencies yet"));
    EXPECT_TRUE(page.says("Add an agency"));
}

TEST_F(DirectoryPages, AddAnAgencyAndShowIt)
{
    const std::string address = add_police();
    const auto page = service_.as("sw").get(address);

    EXPECT_TRUE(page.says("Northshire Police"));
    EXPECT_TRUE(page.says("Joining code"));
    EXPECT_TRUE(page.says("Nobody can be invited from this agency"));
    EXPECT_TRUE(service_.as("sw").get("/directory/agencies?q=north").says(address));
}

TEST_F(DirectoryPages, KeepWhatWasTypedWhenSomethingIsWrong)
{
    const auto page = service_.as("bs").post("/directory/agencies/new",
                                             {{"name", "Police & \"Crime\""}, {"kind", "navy"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("<title>Error:"));
    EXPECT_TRUE(page.says("Choose what kind of agency it is"));
    EXPECT_EQ(page.field("name"), "Police &amp; &quot;Crime&quot;");
}

TEST_F(DirectoryPages, ShowBothVersionsWhenAColleagueWasFaster)
{
    const std::string address = add_police();
    auto client = service_.as("bs");
    client.post(address + "/edit",
                {{"name", "Northshire Constabulary"}, {"kind", "police"}, {"version", "1"}});

    const auto late =
        client.post(address + "/edit", {{"name", "Mine"}, {"kind", "police"}, {"version", "1"}});

    EXPECT_EQ(late.status(), 412);
    EXPECT_TRUE(late.says("Someone else changed this"));
    EXPECT_TRUE(late.says("Northshire Constabulary"));
    EXPECT_EQ(late.field("name"), "Mine");
    EXPECT_EQ(late.field("version"), "2");
}

TEST_F(DirectoryPages, AskBeforeDeactivatingAndBringBack)
{
    const std::string address = add_police();
    auto client = service_.as("bs");

    const auto question = client.get(address + "/deactivate");
    EXPECT_TRUE(question.says("Deactivate Northshire Police?"));
    EXPECT_EQ(where(client.post(address + "/deactivate", {{"version", question.field("version")}})),
              address);

    const auto page = client.get(address);
    EXPECT_TRUE(page.says("Inactive."));
    EXPECT_TRUE(client.get("/directory/agencies").says("No agencies yet"));
    EXPECT_TRUE(client.get("/directory/agencies?standing=inactive").says(address));
    EXPECT_EQ(where(client.post(address + "/reactivate", {{"version", page.field("version")}})),
              address);
    EXPECT_TRUE(client.get("/directory/agencies").says(address));
}

TEST_F(DirectoryPages, HideOtherAuthoritiesEntries)
{
    auto client = service_.as("bs");

    for (const char* address : {"/directory/agencies/unknown",
                                "/directory/contacts/unknown",
                                "/directory/rooms/unknown",
                                "/directory/teams/unknown",
                                "/directory/agencies/unknown/edit",
                                "/directory/contacts/unknown/deactivate"})
        EXPECT_EQ(client.get(address).status(), 404) << address;
}

TEST_F(DirectoryPages, AddEditAndDeactivateAContact)
{
    const std::string agency = id_in(add_police());
    auto client = service_.as("bs");
    EXPECT_TRUE(client.get("/directory/contacts/new?agency=" + agency).says("Northshire Police"));

    const std::string address = where(client.post("/directory/contacts/new", robin(agency)));
    Form changed = robin(agency);
    changed[2].second = "Detective inspector";
    changed.push_back({"duty_mailbox", "yes"});
    changed.push_back({"lead", "yes"});
    changed.push_back({"version", client.get(address + "/edit").field("version")});
    EXPECT_EQ(where(client.post(address + "/edit", changed)), address);

    const auto page = client.get(address);
    EXPECT_TRUE(page.says("Detective inspector"));
    EXPECT_TRUE(page.says("A duty mailbox"));
    EXPECT_TRUE(page.says("Yes: told of what it has overdue"));
    EXPECT_TRUE(client.get("/directory/contacts").says("Leads the agency. Duty mailbox"));
    EXPECT_EQ(where(client.post(address + "/deactivate", {{"version", "2"}})), address);
    EXPECT_TRUE(client.get("/directory/contacts").says("No contacts yet"));
}

TEST_F(DirectoryPages, AskThatSomebodyChecksANewAddress)
{
    const std::string agency = id_in(add_police());
    const std::string address =
        where(service_.as("bs").post("/directory/contacts/new", robin(agency)));
    const std::string button = "I have checked this address by telephone";

    EXPECT_TRUE(service_.as("bs").get(address).says("Nobody has checked this address yet"));
    EXPECT_TRUE(service_.as("cc").get(address).says(button));
    EXPECT_FALSE(service_.as("sw").get(address).says(button));
    EXPECT_EQ(service_.as("sw").post(address + "/check-address").status(), 403);
    EXPECT_EQ(where(service_.as("bs").post(address + "/check-address")), address);

    EXPECT_FALSE(service_.as("bs").get(address).says(button));
}

TEST_F(DirectoryPages, AskAContactByMailWhetherTheAddressIsTheirs)
{
    const std::string agency = id_in(add_police());
    const std::string address =
        where(service_.as("bs").post("/directory/contacts/new", robin(agency)));
    EXPECT_TRUE(service_.as("bs").get(address).says("Send a message to check the address"));
    EXPECT_EQ(service_.as("sw").post(address + "/address-link").status(), 403);
    EXPECT_EQ(where(service_.as("bs").post(address + "/address-link")), address);
    EXPECT_TRUE(service_.as("bs").get(address).says("they have not answered it yet"));
    const auto links = service_.database().read([&](core::UnitOfWork& work) {
        return work.address_links.of_contact(core::AuthorityId{"authority-1"},
                                             core::ContactId{id_in(address)});
    });
    ASSERT_EQ(links.size(), 1u);
    const std::string page =
        "/v/" + service_.app().links.token(core::address_link_purpose, links.front().id.text(), 1);

    auto reader = service_.nobody();
    EXPECT_TRUE(reader.get(page).says("Yes, this is my address"));
    EXPECT_TRUE(reader.get(page + "?lang=cy").says("Ie, dyma fy nghyfeiriad"));
    EXPECT_TRUE(service_.as("bs").get(address).says("Nobody has checked this address yet"))
        << "a look is no answer";
    EXPECT_EQ(reader.post(page, {{"answer", "perhaps"}}).status(), 422);
    EXPECT_EQ(reader.post(page, {{"answer", "theirs"}}).status(), 303);
    EXPECT_TRUE(reader.post(page, {{"answer", "theirs"}}).says("The address is confirmed"))
        << "who pressed twice";

    EXPECT_TRUE(reader.get(page).says("The address is confirmed"));
    EXPECT_FALSE(reader.get(page).says("Robin")) << "once it is answered, it names nobody";
    EXPECT_FALSE(service_.as("bs").get(address).says("Nobody has checked this address yet"));
    EXPECT_EQ(reader.get("/v/unknown").status(), 404);
}

TEST_F(DirectoryPages, TakeWhoeverAddsAContactAtTheirWord)
{
    Form form = robin(id_in(add_police()));
    form.emplace_back("address_checked", "yes");

    const std::string address = where(service_.as("bs").post("/directory/contacts/new", form));

    EXPECT_FALSE(service_.as("bs").get(address).says("Nobody has checked this address yet"));
}

TEST_F(DirectoryPages, TellWhatIsWrongWithAContact)
{
    const auto page =
        service_.as("bs").post("/directory/contacts/new", {{"name", "Robin"}, {"email", "robin"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Choose an agency from the list"));
    EXPECT_TRUE(page.says("Enter the job title"));
    EXPECT_TRUE(page.says("like name@example.gov.uk"));
    EXPECT_EQ(page.field("name"), "Robin");
}

TEST_F(DirectoryPages, AddAndEditARoom)
{
    auto client = service_.as("bs");
    const std::string address = where(client.post("/directory/rooms/new",
                                                  {{"name", "Willow"},
                                                   {"building", "Town Hall"},
                                                   {"capacity", "12"},
                                                   {"features", "step_free"},
                                                   {"features", "hearing_loop"}}));

    EXPECT_TRUE(client.get("/directory/rooms?q=town").says("Hearing loop"));
    const auto wrong = client.post(address + "/edit",
                                   {{"name", "Willow"}, {"capacity", "many"}, {"version", "1"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(wrong.field("capacity"), "many");
    EXPECT_EQ(service_.as("sw").get("/directory/rooms/new").status(), 403);
    EXPECT_FALSE(service_.as("sw").get(address).says("/edit"));
}

TEST_F(DirectoryPages, AskTheAdministratorForThePasswordBeforeTheTeamsForm)
{
    auto client = service_.as("am");
    EXPECT_EQ(client.get("/directory/teams/new").status(), 200);
    const std::string address = where(client.post("/directory/teams/new", {{"name", "Coast"}}));
    EXPECT_TRUE(client.get(address).says("Coast"));

    service_.clock().advance(std::chrono::minutes{11});

    const auto asked = client.get("/directory/teams/new");
    EXPECT_EQ(asked.header("Location"), "/sign-in/confirm?next=%2Fdirectory%2Fteams%2Fnew");
    EXPECT_EQ(service_.as("bs").get("/directory/teams/new").status(), 403);
}

TEST_F(DirectoryPages, ListColleaguesAndChairs)
{
    auto client = service_.as("sw");

    EXPECT_TRUE(client.get("/directory/staff?q=bs-south").says("bs-south@council.example"));
    EXPECT_TRUE(client.get("/directory/chairs").says("No chairs yet"));
    EXPECT_TRUE(client.get("/directory/teams").says("Team team-north"));
}

TEST_F(DirectoryPages, TurnPages)
{
    auto client = service_.as("bs");
    for (int i = 100; i < 152; ++i)
        where(client.post("/directory/rooms/new",
                          {{"name", "Room " + std::to_string(i)}, {"capacity", "5"}}));

    const auto first = client.get("/directory/rooms?q=room");
    const auto at = first.body().find("/directory/rooms?q=room&amp;after=");
    ASSERT_NE(at, std::string::npos);
    std::string next = first.body().substr(at, first.body().find('"', at) - at);
    next.replace(next.find("&amp;"), 5, "&");

    EXPECT_TRUE(first.says("Room 149"));
    EXPECT_FALSE(first.says("Room 150"));
    const auto second = client.get(next);
    EXPECT_TRUE(second.says("Room 151"));
    EXPECT_FALSE(second.says("Room 149"));
    EXPECT_TRUE(second.says("Back to the start of the list"));
}

TEST_F(DirectoryPages, SayThatASearchFoundNothing)
{
    EXPECT_TRUE(service_.as("bs").get("/directory/rooms?q=nothing").says("Nothing found"));
}

TEST_F(DirectoryPages, AreForThoseWhoAreSignedIn)
{
    EXPECT_EQ(service_.nobody().get("/directory/contacts").header("Location"),
              "/sign-in?next=/directory/contacts");
}

class ImportPages : public DirectoryPages {
protected:
    static constexpr const char* lines =
        "agency,name,job_title,email\nNorthshire Police,Sam Hill,Desk officer,sam@police.example\n";

    // A browser's upload: the file, and the form's token.
    test::Answer upload(test::TestService::Client& client, const std::string& file)
    {
        const std::string token = client.get("/directory/contacts/import").field("csrf");
        const std::string body =
            "--xyz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token +
            "\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
            "Content-Type: text/csv\r\n\r\n" +
            file + "\r\n--xyz--\r\n";
        return client.send(Method::post,
                           "/directory/contacts/import",
                           body,
                           {{"content-type", "multipart/form-data; boundary=xyz"}});
    }
};

TEST_F(ImportPages, ShowWhatWouldHappenThenDoIt)
{
    add_police();
    auto client = service_.as("bs");

    const auto preview = upload(client, lines);
    EXPECT_EQ(preview.status(), 200);
    EXPECT_TRUE(preview.says("Nothing has been changed yet"));
    EXPECT_TRUE(preview.says("Will be added"));
    EXPECT_TRUE(client.get("/directory/contacts").says("No contacts yet"));

    const auto imported = client.post("/directory/contacts/import/confirm",
                                      {{"csv", lines}, {"agreed", preview.field("agreed")}});
    EXPECT_EQ(imported.header("Location"), "/directory/contacts?done=contacts-imported");
    EXPECT_TRUE(client.get("/directory/contacts").says("sam@police.example"));
}

TEST_F(ImportPages, ShowLinesToPutRightAndKeepThem)
{
    auto client = service_.as("bs");

    const auto preview = client.post("/directory/contacts/import", {{"csv", lines}});

    EXPECT_TRUE(preview.says("1 line needs to be put right"));
    EXPECT_TRUE(preview.says("There is no active agency with this name in the directory"));
    EXPECT_TRUE(preview.says("Northshire Police,Sam Hill"));
    EXPECT_FALSE(preview.says("Import these contacts"));
}

TEST_F(ImportPages, LookAgainWhenTheDirectoryHasChanged)
{
    const std::string agency = id_in(add_police());
    auto client = service_.as("bs");
    const auto preview = client.post("/directory/contacts/import", {{"csv", lines}});
    Form sam = robin(agency);
    sam[3].second = "sam@police.example";
    client.post("/directory/contacts/new", sam);

    const auto again = client.post("/directory/contacts/import/confirm",
                                   {{"csv", lines}, {"agreed", preview.field("agreed")}});

    EXPECT_EQ(again.status(), 412);
    EXPECT_TRUE(again.says("The directory changed while you were looking"));
    EXPECT_TRUE(again.says("Will be changed"));
}

TEST_F(ImportPages, SayWhatIsWrongWithAFile)
{
    add_police();
    auto client = service_.as("bs");

    const auto latin =
        upload(client, std::string{lines} + "Northshire Police,Zo\xeb,B,z@b.example");
    EXPECT_EQ(latin.status(), 422);
    EXPECT_TRUE(latin.says("Save the file as “CSV UTF-8” and choose it again"));
    EXPECT_TRUE(upload(client, "").says("Choose a CSV file, or paste its lines"));
}

TEST_F(ImportPages, OfferAnExample)
{
    const auto example = service_.as("bs").get("/directory/contacts/import/example.csv");

    EXPECT_EQ(example.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_TRUE(example.says("deputy_email"));
    EXPECT_EQ(service_.as("ad").get("/directory/contacts/import").status(), 403);
}

}  // namespace
}  // namespace quorate::server
