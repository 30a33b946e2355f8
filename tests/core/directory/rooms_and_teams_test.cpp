#include "core/directory/rooms.hpp"
#include "core/directory/staff.hpp"
#include "core/directory/teams.hpp"
#include "tests/core/directory/directory_fixture.hpp"

namespace quorate::core {
namespace {

using test::staff;

class Rooms : public test::DirectoryTest {
protected:
    Result<Room> add(const RoomDetails& details, const Actor& actor = staff("bs"))
    {
        return change(
            [&](UnitOfWork& work) { return add_room(work, clock_, random_, actor, details); });
    }

    static RoomDetails willow()
    {
        return {.name = "Willow",
                .building = "Town Hall",
                .capacity = 12,
                .features = {"step_free", "hearing_loop"}};
    }
};

TEST_F(Rooms, AreAddedWithWhatTheyOffer)
{
    const auto room = add(willow());

    ASSERT_TRUE(room);
    EXPECT_EQ(full_name(*room), "Willow, Town Hall");
    EXPECT_EQ(room->features, (std::set{AccessFeature::step_free, AccessFeature::hearing_loop}));
    const auto listed =
        ask([&](UnitOfWork& work) { return list_rooms(work, clock_, staff("sw"), {}); });
    EXPECT_EQ(listed->entries, std::vector{*room});
}

TEST_F(Rooms, TellEverythingThatIsWrongAtOnce)
{
    EXPECT_EQ(told(add({.building = std::string(161, 'x'), .features = {"jacuzzi"}})),
              "name: Enter the name of the room; "
              "building: The name of the building must be 160 characters or fewer; "
              "capacity: Enter how many people fit, a number from 1 to 1000; "
              "features: Choose what the room offers from the list");
}

TEST_F(Rooms, MustFitSomebodyAndNotATown)
{
    RoomDetails details = willow();
    for (const int capacity : {-1, 0, 1001}) {
        details.capacity = capacity;
        EXPECT_EQ(told(add(details)),
                  "capacity: Enter how many people fit, a number from 1 to 1000");
    }
}

TEST_F(Rooms, AreEditedClosedAndOpened)
{
    const Room room = *add(willow());
    RoomDetails larger = willow();
    larger.capacity = 30;

    const auto edited = change([&](UnitOfWork& work) {
        return edit_room(
            work, clock_, staff("cc"), {.entry = {room.id, room.version}, .details = larger});
    });
    const auto closed = change([&](UnitOfWork& work) {
        return deactivate_room(work, clock_, staff("am"), {room.id, edited->version});
    });
    const auto stale = change([&](UnitOfWork& work) {
        return reactivate_room(work, clock_, staff("am"), {room.id, edited->version});
    });

    EXPECT_EQ(edited->capacity, 30);
    EXPECT_FALSE(closed->active);
    EXPECT_EQ(told(stale), "QUO-012");
    EXPECT_EQ(told(add(willow())), "name: There is already an inactive room with this name");
}

TEST_F(Rooms, AreNotForEveryRoleToChangeNorForOtherAuthorities)
{
    const Room room = *add(willow());

    EXPECT_EQ(told(add(willow(), staff("sw"))), "QUO-002");
    EXPECT_EQ(
        told(ask([&](UnitOfWork& work) { return find_room(work, clock_, stranger(), room.id); })),
        "QUO-001");
    EXPECT_EQ(
        told(ask([&](UnitOfWork& work) { return list_rooms(work, clock_, staff("ad"), {}); })),
        "QUO-002");
}

class Teams : public test::DirectoryTest {
protected:
    Actor administrator()
    {
        Actor actor = staff("am");
        actor.stepped_up_at = clock_.now();
        return actor;
    }

    Result<Team> add(const std::string& name, const Actor& actor)
    {
        return change([&](UnitOfWork& work) {
            return add_team(work, clock_, random_, actor, {.name = name});
        });
    }
};

TEST_F(Teams, AreTheAdministratorsToAddAfterThePassword)
{
    EXPECT_EQ(told(add("Coast", staff("am"))), "QUO-003");
    EXPECT_EQ(told(add("Coast", staff("tm"))), "QUO-002");
    EXPECT_TRUE(add("Coast", administrator()));
}

TEST_F(Teams, AreRenamedAndClosed)
{
    const Team team = *add("Coast", administrator());

    const auto renamed = change([&](UnitOfWork& work) {
        return edit_team(work,
                         clock_,
                         administrator(),
                         {.entry = {team.id, team.version}, .details = {.name = "Sea"}});
    });
    const auto closed = change([&](UnitOfWork& work) {
        return deactivate_team(work, clock_, administrator(), {team.id, renamed->version});
    });

    EXPECT_EQ(renamed->name, "Sea");
    EXPECT_FALSE(closed->active);
    const auto listed =
        ask([&](UnitOfWork& work) { return list_teams(work, clock_, staff("sw"), {}); });
    EXPECT_EQ(listed->entries.size(), 2u);
    EXPECT_EQ(told(add("SEA", administrator())),
              "name: There is already an inactive team with this name");
}

class Staff : public test::DirectoryTest {
protected:
    Result<PageOf<StaffMember>> list(const Actor& actor, StaffQuery query = {})
    {
        return ask([&](UnitOfWork& work) { return list_staff(work, clock_, actor, query); });
    }
};

TEST_F(Staff, AreListedWithTheirTeams)
{
    const auto found = list(staff("sw"), {.text = "sw-south"});

    ASSERT_EQ(found->entries.size(), 1u);
    EXPECT_EQ(found->entries[0].teams, std::vector<std::string>{"Team team-south"});
    EXPECT_EQ(found->entries[0].email.reveal(), "sw-south@council.example");
}

TEST_F(Staff, ComeInPagesOfWholePeople)
{
    const auto first = list(staff("sw"), {.stretch = {.limit = 4}});
    const auto rest =
        list(staff("sw"), {.stretch = {.after = first->entries.back().id.text(), .limit = 200}});

    EXPECT_EQ(first->entries.size(), 4u);
    EXPECT_TRUE(first->has_more);
    EXPECT_EQ(rest->entries.size(), 6u);
    EXPECT_FALSE(rest->has_more);
}

TEST_F(Staff, AreNotListedToAgenciesOrOtherAuthorities)
{
    EXPECT_EQ(told(list(agency_person(AgencyId{"agency"}))), "QUO-002");
    EXPECT_TRUE(list(stranger())->entries.empty());
}

TEST_F(Staff, SeeTheirOwnAuthorityAlone)
{
    const auto find = [&](const AuthorityId& id) {
        return ask([&](UnitOfWork& work) { return find_authority(work, clock_, staff("sw"), id); });
    };

    EXPECT_TRUE(find(test::exampleshire));
    EXPECT_EQ(told(find(test::elsewhere)), "QUO-001");
}

}  // namespace
}  // namespace quorate::core
