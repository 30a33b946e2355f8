#include "core/directory/contact_import.hpp"

#include "tests/core/directory/directory_fixture.hpp"

namespace quorate::core {
namespace {

using test::staff;

const std::string header = "agency,name,job_title,email\n";

class ContactImport : public test::DirectoryTest {
protected:
    void SetUp() override
    {
        DirectoryTest::SetUp();
        agency_ = police();
    }

    Result<ImportPlan> preview(const std::string& csv, const Actor& actor = staff("bs"))
    {
        return ask(
            [&](UnitOfWork& work) { return preview_contact_import(work, clock_, actor, csv); });
    }

    Result<ImportPlan> import(const std::string& csv, std::optional<std::string> agreed = {})
    {
        return change([&](UnitOfWork& work) {
            return import_contacts(
                work, clock_, random_, staff("bs"), {.csv = csv, .agreed = agreed});
        });
    }

    std::vector<ContactEntry> contacts()
    {
        return ask([](UnitOfWork& work) { return work.contacts.choices(test::exampleshire); });
    }

    // "3 email: …" for each fault of each line.
    std::string faults(const std::string& csv)
    {
        std::string text;
        const ImportPlan plan = *preview(csv);
        for (const ImportLine& line : plan.lines)
            for (const FieldError& fault : line.faults)
                text += (text.empty() ? "" : "; ") + std::to_string(line.line) + " " + fault.field +
                        ": " + fault.message;
        return text;
    }

    Agency agency_;
};

TEST_F(ContactImport, ShowsWhatItWouldDoAndDoesNothing)
{
    *add_contact(agency_.id, robin());

    const auto plan = preview(header +
                              "Northshire Police,Robin Okafor,Inspector,robin@police.example\n"
                              "northshire police,Sam Hill,Desk officer,SAM@police.example\n");

    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->count(ImportOutcome::add), 1);
    EXPECT_EQ(plan->count(ImportOutcome::update), 1);
    EXPECT_TRUE(plan->can_be_carried_out());
    EXPECT_EQ(contacts().size(), 1u);
}

TEST_F(ContactImport, DoesWhatWasShown)
{
    *add_contact(agency_.id, robin());
    const std::string csv = header +
                            "Northshire Police,Robin Okafor,Inspector,robin@police.example\n"
                            "Northshire Police,Sam Hill,Desk officer,sam@police.example\n";

    const auto done = import(csv, preview(csv)->fingerprint);

    ASSERT_TRUE(done);
    ASSERT_EQ(contacts().size(), 2u);
    EXPECT_EQ(contacts()[0].contact.job_title, "Inspector");
    EXPECT_EQ(contacts()[0].contact.version, 2);
    EXPECT_EQ(contacts()[1].contact.email.reveal(), "sam@police.example");
    EXPECT_EQ(import(csv)->count(ImportOutcome::unchanged), 2);
}

TEST_F(ContactImport, DoesNothingWhenOneLineIsWrong)
{
    const auto before = audited();

    const auto refused = import(header +
                                "Northshire Police,Sam Hill,Desk officer,sam@police.example\n"
                                "Southshire Police,,Desk officer,nonsense\n");

    EXPECT_EQ(told(refused),
              "csv: Line 3, agency: There is no active agency with this name in the directory; "
              "csv: Line 3, name: Enter the contact's name; csv: Line 3, email: Enter the e-mail "
              "address in the correct format, like name@example.gov.uk");
    EXPECT_TRUE(contacts().empty());
    EXPECT_EQ(audited(), before);
}

TEST_F(ContactImport, StopsWhenTheDirectoryChangedSinceItWasShown)
{
    const std::string csv =
        header + "Northshire Police,Robin Okafor,Inspector,robin@police.example\n";
    const std::string agreed = preview(csv)->fingerprint;
    *add_contact(agency_.id, robin());

    EXPECT_EQ(told(import(csv, agreed)), "QUO-012");
    EXPECT_EQ(contacts()[0].contact.job_title, "Detective sergeant");
}

TEST_F(ContactImport, LeavesAloneWhatTheFileHasNoColumnFor)
{
    ContactDetails details = robin();
    details.phone = Phone{"01632 960123"};
    details.is_duty_mailbox = true;
    *add_contact(agency_.id, details);

    *import(
        "Agency,Name,Job title,E-mail,Duty mailbox\n"
        "Northshire Police,Robin Okafor,Inspector,robin@police.example,no\n");

    EXPECT_EQ(contacts()[0].contact.phone.reveal(), "01632 960123");
    EXPECT_FALSE(contacts()[0].contact.is_duty_mailbox);
}

TEST_F(ContactImport, TakesTheLanguageOfMessages)
{
    const std::string columns = "agency,name,job_title,email,language\n";
    *import(columns + "Northshire Police,Robin Okafor,Inspector,robin@police.example,Cymraeg\n");
    EXPECT_EQ(code(contacts()[0].contact.language), "cy");

    *import(columns + "Northshire Police,Robin Okafor,Sergeant,robin@police.example,\n");
    EXPECT_EQ(code(contacts()[0].contact.language), "cy");

    *import(header + "Northshire Police,Robin Okafor,Inspector,robin@police.example\n");
    EXPECT_EQ(code(contacts()[0].contact.language), "cy");

    *import(columns + "Northshire Police,Robin Okafor,Inspector,robin@police.example,en\n");
    EXPECT_EQ(code(contacts()[0].contact.language), "en");
    EXPECT_EQ(
        faults(columns + "Northshire Police,Robin Okafor,Inspector,robin@police.example,French\n"),
        "2 language: Enter English or Welsh");
}

TEST_F(ContactImport, NamesTheLeadOfAnAgencyWhoTakesThePlaceOfTheOneBefore)
{
    const std::string columns = "agency,name,job_title,email,lead\n";
    *import(columns +
            "Northshire Police,Robin Okafor,Inspector,robin@police.example,yes\n"
            "Northshire Police,Sam Hill,Desk officer,sam@police.example,\n");
    EXPECT_TRUE(contacts()[0].contact.is_lead);
    EXPECT_FALSE(contacts()[1].contact.is_lead);

    *import(header + "Northshire Police,Robin Okafor,Superintendent,robin@police.example\n");
    EXPECT_TRUE(contacts()[0].contact.is_lead);

    *import(columns +
            "Northshire Police,Sam Hill,Desk officer,sam@police.example,yes\n"
            "Northshire Police,Robin Okafor,Inspector,robin@police.example,no\n");
    EXPECT_FALSE(contacts()[0].contact.is_lead);
    EXPECT_TRUE(contacts()[1].contact.is_lead);
    EXPECT_EQ(
        faults(columns + "Northshire Police,Sam Hill,Desk officer,sam@police.example,yes\n"
                         "Northshire Police,Robin Okafor,Inspector,robin@police.example,yes\n"),
        "3 lead: Line 2 names the agency's lead already");
}

TEST_F(ContactImport, TiesDeputiesWhereverTheyStandInTheFile)
{
    *import(
        "agency,name,job_title,email,deputy_email\n"
        "Northshire Police,Robin Okafor,Inspector,robin@police.example,sam@police.example\n"
        "Northshire Police,Sam Hill,Desk officer,sam@police.example,robin@police.example\n");

    ASSERT_EQ(contacts().size(), 2u);
    EXPECT_EQ(contacts()[0].deputy_name.reveal(), "Sam Hill");
    EXPECT_EQ(contacts()[1].deputy_name.reveal(), "Robin Okafor");
}

TEST_F(ContactImport, TakesADeputyAwayWhenTheCellIsEmpty)
{
    const std::string first = "agency,name,job_title,email,deputy_email\n";
    *import(first +
            "Northshire Police,Robin Okafor,Inspector,robin@police.example,sam@police.example\n"
            "Northshire Police,Sam Hill,Desk officer,sam@police.example,\n");

    *import(first + "Northshire Police,Robin Okafor,Inspector,robin@police.example,\n");

    EXPECT_EQ(contacts()[0].contact.deputy, std::nullopt);
}

TEST_F(ContactImport, SaysWhatIsWrongWithEachLine)
{
    const Contact gone = *add_contact(agency_.id, robin());
    *change([&](UnitOfWork& work) {
        return deactivate_contact(work, clock_, staff("bs"), {gone.id, gone.version});
    });

    EXPECT_EQ(faults("agency,name,job_title,email,duty_mailbox,deputy_email\n"
                     "Northshire Police,=1+1,Officer,a@police.example,maybe,\n"
                     "Northshire Police,Ann,Officer,b@police.example,,nobody@police.example\n"
                     "Northshire Police,Ann,Officer,b@police.example,,\n"
                     "Northshire Police,Robin,Officer,robin@police.example,,\n"
                     "Northshire Police,Ann,Officer,c@police.example,,,one too many\n"
                     "Northshire Police,Ann,Officer,d@police.example,,d@police.example\n"
                     "Northshire Police,\"Ann,Officer"),
              "2 duty_mailbox: Enter yes or no; "
              "2 name: The contact's name must not begin with =, +, - or @; "
              "3 deputy_email: There is no active contact of the agency with this address; "
              "4 email: Line 3 has the same agency and e-mail address; "
              "5 email: This contact is inactive. Make it active in the directory first, or leave "
              "this line out; "
              "6 csv: This line has more columns than the first line; "
              "7 deputy_email: Enter someone else as the deputy; "
              "8 csv: Check the quotation marks on this line");
}

struct BadFile {
    const char* name;
    std::string given;
    const char* then;
};

class ImportFiles : public ContactImport, public testing::WithParamInterface<BadFile> {};

TEST_P(ImportFiles, AreRefused)
{
    EXPECT_EQ(told(preview(GetParam().given)), std::string{"csv: "} + GetParam().then);
}

std::string lines(int count)
{
    std::string csv = "agency,name,job_title,email\n";
    for (int i = 0; i < count; ++i)
        csv += "Northshire Police,A,B,c" + std::to_string(i) + "@police.example\n";
    return csv;
}

INSTANTIATE_TEST_SUITE_P(
    ,
    ImportFiles,
    testing::Values(
        BadFile{"Empty", " \n", "Choose a CSV file, or paste its lines"},
        BadFile{"HeaderOnly", lines(0), "The file has no lines below the names of the columns"},
        BadFile{"NoHeader",
                "Northshire Police,Ann,Officer,a@police.example\n",
                "The first line has a column “Northshire Police”, but may only have these: agency, "
                "name, job_title, email, discipline, phone, duty_mailbox, deputy_email, language, "
                "lead"},
        BadFile{"ColumnMissing",
                "agency,name,email\nx,y,z\n",
                "The first line must name the columns, and “job_title” is missing"},
        BadFile{"ColumnTwice",
                "agency,name,Name,job_title,email\n",
                "The first line has the column “name” twice"},
        BadFile{"NotUtf8",
                lines(0) + "Northshire Police,Zo\xeb,Officer,zoe@police.example\n",
                "Save the file as “CSV UTF-8” and choose it again"},
        BadFile{"TooManyLines",
                lines(2001),
                "The file must have 2000 lines or fewer. Divide it into several files"},
        BadFile{"TooLarge",
                lines(0) + std::string(1024 * 1024, 'x'),
                "The file must be smaller than 1024 KB"}),
    [](const auto& test) { return test.param.name; });

TEST_F(ContactImport, TakesAsManyLinesAsItSays)
{
    EXPECT_EQ(import(lines(2000))->count(ImportOutcome::add), 2000);
    EXPECT_EQ(contacts().size(), 2000u);
}

TEST_F(ContactImport, IsForStaffAlone)
{
    const std::string csv = header + "Northshire Police,Ann,Officer,a@police.example\n";

    EXPECT_EQ(told(preview(csv, staff("ad"))), "QUO-002");
    EXPECT_EQ(told(preview(csv, agency_person(agency_.id))), "QUO-001");
    EXPECT_EQ(told(preview(csv, anonymous_actor())), "QUO-006");
}

}  // namespace
}  // namespace quorate::core
