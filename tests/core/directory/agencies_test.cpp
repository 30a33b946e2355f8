#include "core/directory/agencies.hpp"

#include "tests/core/directory/directory_fixture.hpp"

namespace quorate::core {
namespace {

using test::staff;

class Agencies : public test::DirectoryTest {
protected:
    Result<Agency> edit(const Agency& agency,
                        const AgencyDetails& details,
                        const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) {
            return edit_agency(
                work, clock_, actor, {.entry = {agency.id, agency.version}, .details = details});
        });
    }

    Result<std::string> code_of(const Agency& agency, const Actor& actor = staff("bs"))
    {
        return ask([&](UnitOfWork& work) { return joining_code(work, clock_, actor, agency.id); });
    }

    Result<PageOf<Agency>> list(const Actor& actor, AgencyQuery query = {})
    {
        return ask([&](UnitOfWork& work) { return list_agencies(work, clock_, actor, query); });
    }
};

TEST_F(Agencies, AreAddedWithTheirOwnOrganisationAndAnAuditEntry)
{
    const Agency agency =
        *add_agency({.details = {.name = "  Northshire Police ", .kind = AgencyKind::police}});

    EXPECT_EQ(agency.name, "Northshire Police");
    EXPECT_EQ(agency.authority, test::exampleshire);
    EXPECT_EQ(list(staff("sw"))->entries, std::vector{agency});
    EXPECT_EQ(audited(), 1);
}

TEST_F(Agencies, TellEverythingThatIsWrongAtOnce)
{
    const auto refused = add_agency({.joining_code = "nonsense"});

    EXPECT_EQ(told(refused),
              "name: Enter the name of the agency; kind: Choose what kind of agency it is; "
              "joining_code: Check the joining code with the authority that gave it to you");
    EXPECT_EQ(audited(), 0);
}

TEST_F(Agencies, MayNotShareAName)
{
    police();

    const auto twin =
        add_agency({.details = {.name = "northshire police", .kind = AgencyKind::police}});

    EXPECT_EQ(told(twin), "name: There is already an agency with this name");
}

struct BadName {
    const char* name;
    std::string given;
    const char* then;
};

class AgencyNames : public Agencies, public testing::WithParamInterface<BadName> {};

TEST_P(AgencyNames, AreRefused)
{
    const auto refused =
        add_agency({.details = {.name = GetParam().given, .kind = AgencyKind::other}});

    EXPECT_EQ(told(refused), std::string{"name: "} + GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(
    ,
    AgencyNames,
    testing::Values(
        BadName{"Blank", "   ", "Enter the name of the agency"},
        BadName{"TooLong",
                std::string(121, 'a'),
                "The name of the agency must be 120 characters or fewer"},
        BadName{"WithALineBreak",
                "Police\nBcc: x@y.example",
                "The name of the agency must be one line of plain text"},
        BadName{"NotUtf8", "Police \xff", "The name of the agency must be one line of plain text"},
        BadName{"AFormula",
                "=HYPERLINK(1)",
                "The name of the agency must not begin with =, +, - or @"}),
    [](const auto& test) { return test.param.name; });

TEST_F(Agencies, JoinTheOrganisationWhoseCodeIsGiven)
{
    const Agency here = police();
    const std::string code = *code_of(here);

    const auto there = add_agency({.details = {.name = "Police", .kind = AgencyKind::police},
                                   .joining_code = " " + code + " "},
                                  stranger());

    ASSERT_TRUE(there);
    EXPECT_EQ(there->organisation, here.organisation);
    EXPECT_EQ(there->authority, test::elsewhere);
    EXPECT_NE(school().organisation, here.organisation);
}

TEST_F(Agencies, KeepTheirJoiningCodeFromThoseWhoMayNotChangeThem)
{
    const Agency agency = police();

    EXPECT_TRUE(code_of(agency, staff("sw")));
    EXPECT_EQ(told(code_of(agency, staff("ad"))), "QUO-002");
    EXPECT_EQ(told(code_of(agency, agency_person(agency.id))), "QUO-001");
    EXPECT_EQ(told(code_of(agency, stranger())), "QUO-001");
}

TEST_F(Agencies, AreEditedAtTheVersionThatWasReadAndNoOther)
{
    const Agency agency = police();

    const auto renamed = edit(agency, {.name = "Northshire Constabulary", .kind = agency.kind});
    const auto late = edit(agency, {.name = "Another name", .kind = agency.kind});

    ASSERT_TRUE(renamed);
    EXPECT_EQ(renamed->version, 2);
    EXPECT_EQ(told(late), "QUO-012");
    EXPECT_EQ(list(staff("sw"))->entries.front().name, "Northshire Constabulary");
    EXPECT_EQ(audited(), 2);
}

TEST_F(Agencies, KeepTheirOwnNameWhenTheKindIsChanged)
{
    const Agency agency = police();

    EXPECT_TRUE(edit(agency, {.name = agency.name, .kind = AgencyKind::other}));
}

TEST_F(Agencies, OfOtherAuthoritiesLookAsIfTheyDidNotExist)
{
    const Agency agency = police();

    EXPECT_EQ(told(edit(agency, {.name = "x", .kind = AgencyKind::other}, stranger())), "QUO-001");
    EXPECT_TRUE(list(stranger())->entries.empty());
}

TEST_F(Agencies, AreNotOfferedOnceDeactivatedUntilReactivated)
{
    const Agency agency = police();

    const auto closed = change([&](UnitOfWork& work) {
        return deactivate_agency(work, clock_, staff("bs"), {agency.id, agency.version});
    });
    const auto offered_then = list(staff("bs"))->entries.size();
    const auto opened = change([&](UnitOfWork& work) {
        return reactivate_agency(work, clock_, staff("bs"), {agency.id, closed->version});
    });

    EXPECT_FALSE(closed->active);
    EXPECT_EQ(offered_then, 0u);
    EXPECT_TRUE(opened->active);
    EXPECT_EQ(list(staff("bs"))->entries.size(), 1u);
}

TEST_F(Agencies, ShowAgencyPeopleTheirOwnAlone)
{
    const Agency own = police();
    const Agency other = school();
    const Actor person = agency_person(own.id);

    EXPECT_EQ(list(person)->entries, std::vector{own});
    const auto found =
        ask([&](UnitOfWork& work) { return find_agency(work, clock_, person, other.id); });
    EXPECT_EQ(told(found), "QUO-001");
}

TEST_F(Agencies, AreNotForEveryRoleToAdd)
{
    const AddAgency command{.details = {.name = "Police", .kind = AgencyKind::police}};

    EXPECT_EQ(told(add_agency(command, staff("am"))), "QUO-002");
    EXPECT_EQ(told(add_agency(command, staff("ad"))), "QUO-002");
    EXPECT_EQ(told(add_agency(command, anonymous_actor())), "QUO-006");
    EXPECT_EQ(told(list(anonymous_actor())), "QUO-006");
    EXPECT_TRUE(list(staff("am")));
}

}  // namespace
}  // namespace quorate::core
