#include "core/availability/busy_times.hpp"

#include "core/availability/calendar_sharing.hpp"
#include "core/availability/view_calendar.hpp"
#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::day;
using test::staff;

class BusyTimesOf : public test::AvailabilityTest {
protected:
    Result<BusyTime> add(const CalendarOwner& owner,
                         const Actor& actor = staff("bs"),
                         const char* from = "2026-11-23T10:00",
                         const char* until = "2026-11-23T12:00",
                         BusyKind kind = BusyKind::busy)
    {
        return add({.owner = owner, .starts_at = at(from), .ends_at = at(until), .kind = kind},
                   actor);
    }

    Result<BusyTime> add(const AddBusyTime& command, const Actor& actor = staff("bs"))
    {
        return change(
            [&](UnitOfWork& work) { return add_busy_time(work, clock_, random_, actor, command); });
    }

    Result<Done> remove(const BusyTimeId& id, const Actor& actor = staff("bs"))
    {
        return change([&](UnitOfWork& work) { return remove_busy_time(work, clock_, actor, id); });
    }

    Result<PageOf<BusyTime>> list(const BusyTimeQuery& query, const Actor& actor = staff("bs"))
    {
        return ask([&](UnitOfWork& work) { return list_busy_times(work, clock_, actor, query); });
    }

    Result<CalendarSharing> share(decltype(say_calendar_is_kept)& use_case,
                                  const CalendarOwner& owner)
    {
        return change([&](UnitOfWork& work) { return use_case(work, clock_, staff("bs"), owner); });
    }
};

TEST_P(BusyTimesOf, AreKeptTakenBackAndAuditedWithoutATitle)
{
    const auto before = audited();
    const auto added = add(user("cc"), staff("cc"));
    ASSERT_TRUE(added) << told(added);
    EXPECT_EQ(added->source, BusySource::typed);
    EXPECT_EQ(added->created_by.text(), "cc");
    EXPECT_EQ(list({.owner = user("cc")})->entries.size(), 1u);
    EXPECT_TRUE(remove(added->id, staff("sm")));
    EXPECT_TRUE(list({.owner = user("cc")})->entries.empty());
    EXPECT_EQ(told(remove(added->id)), refusal_text(Refusal::hidden).code);
    EXPECT_EQ(audited(), before + 2);
}

TEST_P(BusyTimesOf, AreKeptByThoseWhoLookAfterTheOwner)
{
    const std::string not_permitted{refusal_text(Refusal::not_permitted).code};
    const std::string hidden{refusal_text(Refusal::hidden).code};
    int added = 0;
    const auto next = [&](const CalendarOwner& owner, const char* who) {
        const std::string date = "2026-12-" + std::to_string(++added + 9) + "T";  // each its own
        return told(add(owner, staff(who), (date + "10:00").c_str(), (date + "12:00").c_str()));
    };
    for (const char* may : {"cc", "bs", "sm"})
        EXPECT_EQ(next(user("cc"), may), "nothing") << may;
    EXPECT_EQ(told(add(user("cc"), staff("cc-south"))), hidden) << "not their own";
    for (const char* may_not : {"sw", "tm", "am", "ad"})
        EXPECT_EQ(told(add(user("cc"), staff(may_not))), not_permitted) << may_not;
    for (const char* may : {"cc", "sw", "tm", "sm", "bs"})
        EXPECT_EQ(next(contact("contact-nurse"), may), "nothing") << may;
    EXPECT_EQ(told(add(contact("contact-nurse"), staff("am"))), not_permitted);
    for (const char* may : {"cc", "bs", "am"})
        EXPECT_EQ(next(room("room-1"), may), "nothing") << may;
    EXPECT_EQ(told(add(room("room-1"), staff("sw"))), not_permitted);
    EXPECT_EQ(told(add(user("nobody"))), hidden);
    EXPECT_EQ(told(add(contact("nobody"))), hidden);
    EXPECT_EQ(told(add(room("nowhere"))), hidden);
}

TEST_P(BusyTimesOf, AreSeenByWhoeverBooks)
{
    EXPECT_TRUE(add(user("cc")));
    for (const char* may : {"cc", "sw", "tm", "sm", "bs", "cc-south"})
        EXPECT_TRUE(list({.owner = user("cc")}, staff(may))) << may;
    for (const char* may_not : {"am", "ad"})
        EXPECT_FALSE(list({.owner = user("cc")}, staff(may_not))) << may_not;
    EXPECT_TRUE(list({.owner = room("room-1")}, staff("am")));
}

TEST_P(BusyTimesOf, SayNoMoreThanTakenToWhoeverDoesNotKeepTheCalendar)
{
    WorkingPattern mondays_off;
    mondays_off.hours[1] = {{std::chrono::hours{9}, std::chrono::hours{17}}};
    with_store([&](AvailabilityStore& store) {
        EXPECT_TRUE(store.save_patterns(test::exampleshire,
                                        {.owner = user("cc"), .patterns = {mondays_off}}));
        EXPECT_TRUE(store.save_patterns(test::exampleshire,
                                        {.owner = user("sw"), .patterns = {mondays_off}}));
    });
    const auto leave_of = [&](const char* who) {
        return add(user(who), staff("bs"), "2026-11-24T10:00", "2026-11-24T12:00", BusyKind::leave);
    };
    const auto added = leave_of("cc");
    ASSERT_TRUE(added && leave_of("sw"));
    const auto view = [&](const char* who, const char* whose) {
        return ask([&](UnitOfWork& work) {
            return *view_calendar(
                work, clock_, staff(who), user(whose), day("2026-11-23"), day("2026-11-24"));
        });
    };
    const auto found = [&](const char* who) {
        return ask(
            [&](UnitOfWork& work) { return *find_busy_time(work, clock_, staff(who), added->id); });
    };
    for (const char* keeps : {"cc", "bs", "sm"}) {
        EXPECT_EQ(list({.owner = user("cc")}, staff(keeps))->entries.at(0).kind, BusyKind::leave);
        EXPECT_EQ(found(keeps).created_by.text(), "bs") << keeps;
        EXPECT_FALSE(view(keeps, "cc").off.empty()) << keeps;
    }
    for (const char* only_looks : {"sw", "tm", "cc-south"}) {
        for (const BusyTime& told :
             {list({.owner = user("cc")}, staff(only_looks))->entries.at(0), found(only_looks)}) {
            EXPECT_TRUE(told.only_taken) << only_looks;
            EXPECT_EQ(told.kind, BusyKind::busy);
            EXPECT_TRUE(told.created_by.empty());
            EXPECT_EQ(told.starts_at, added->starts_at);
        }
        const OwnerCalendar told = view(only_looks, "cc");
        EXPECT_TRUE(told.off.empty()) << only_looks;
        // A day on which they do not work looks like any other time that is taken.
        ASSERT_EQ(told.busy.size(), 2u);
        EXPECT_EQ(told.busy[0].starts_at, at("2026-11-23T00:00"));
        EXPECT_EQ(told.busy[0].ends_at, at("2026-11-24T00:00"));
        EXPECT_EQ(told.busy[1].starts_at, added->starts_at);
        EXPECT_EQ(told.busy[1].kind, BusyKind::busy);
    }
    EXPECT_EQ(view("sw", "sw").busy.at(0).kind, BusyKind::leave) << "their own";
    EXPECT_FALSE(view("sw", "sw").off.empty());
}

TEST_P(BusyTimesOf, AreRefusedWhenTheVerySameTimeIsTaken)
{
    EXPECT_TRUE(add(user("cc")));
    EXPECT_EQ(told(add(user("cc"))), "starts_at: That time is taken already");
    EXPECT_EQ(told(add(user("cc"), staff("bs"), "2026-11-23T10:00", "2026-11-23T12:30")),
              "nothing");
    EXPECT_EQ(told(add(user("sw"))), "nothing") << "of somebody else";
}

TEST_P(BusyTimesOf, AreOfAgenciesContactsAndNotOfTheirAccounts)
{
    test::add_agency_user(temp_.pool(), "au-1");
    Actor agency_user = staff("bs");
    agency_user.user = UserId{"au-1"};
    agency_user.role = Role::agency_user;
    agency_user.agency = AgencyId{"agency-health"};
    agency_user.contact = ContactId{"contact-nurse"};
    EXPECT_EQ(told(add(contact("contact-nurse"), agency_user)), "nothing");
    EXPECT_EQ(told(add(contact("contact-police"), agency_user)),
              refusal_text(Refusal::hidden).code);
    EXPECT_EQ(told(add(user("au-1"))), refusal_text(Refusal::hidden).code);
}

TEST_P(BusyTimesOf, RefuseWhatIsNoTimeToTake)
{
    struct Case {
        const char* from;
        const char* until;
        const char* then_told;
    };
    for (const Case& c :
         {Case{"2026-11-23T12:00", "2026-11-23T12:00", "ends_at: The end must be after the start"},
          Case{"2026-11-23T12:00", "2026-11-23T10:00", "ends_at: The end must be after the start"},
          Case{"2026-11-19T10:00", "2026-11-20T09:00", "ends_at: Enter a time that is not over"},
          Case{"2028-11-24T10:00",
               "2028-11-24T12:00",
               "starts_at: The time must be within the next two years"},
          Case{"2026-11-23T10:00",
               "2036-11-24T12:00",
               "ends_at: The time must be within the next two years"}})
        EXPECT_EQ(told(add(user("cc"), staff("bs"), c.from, c.until)), c.then_told) << c.from;
    EXPECT_EQ(told(add({.owner = user("cc")})),
              "starts_at: Enter when it starts; ends_at: Enter when it ends; kind: Choose busy, "
              "leave or on call");
    EXPECT_EQ(
        told(add(
            room("room-1"), staff("bs"), "2026-11-23T10:00", "2026-11-23T12:00", BusyKind::leave)),
        "kind: A room can only be busy");
    EXPECT_EQ(told(list({.owner = user("cc"),
                         .from = at("2026-11-23T10:00"),
                         .until = at("2026-11-23T10:00")})),
              "until: Give a time after the first");
}

TEST_P(BusyTimesOf, AreNotTakenBackWhenTheyComeFromACalendar)
{
    with_store([&](AvailabilityStore& store) {
        store.add({.id = BusyTimeId{"b-1"},
                   .authority = test::exampleshire,
                   .owner = user("cc"),
                   .starts_at = at("2026-11-23T10:00"),
                   .ends_at = at("2026-11-23T12:00"),
                   .source = BusySource::feed,
                   .feed = BusyFeedId{"f-1"},
                   .created_by = UserId{"cc"},
                   .created_at = clock_.now()});
    });
    EXPECT_EQ(told(remove(BusyTimeId{"b-1"})), refusal_text(Refusal::wrong_state).code);
}

TEST_P(BusyTimesOf, AreListedInStretchesOfTheirOwnerAlone)
{
    EXPECT_TRUE(add(user("cc"), staff("bs"), "2026-11-24T10:00", "2026-11-24T11:00"));
    EXPECT_TRUE(add(user("cc"), staff("bs"), "2026-11-23T10:00", "2026-11-23T11:00"));
    const auto other = add(room("room-1"));
    const auto first = list({.owner = user("cc"), .stretch = {.limit = 1}});
    ASSERT_EQ(first->entries.size(), 1u);
    EXPECT_TRUE(first->has_more);
    EXPECT_EQ(first->entries[0].starts_at, at("2026-11-23T10:00"));
    const auto second =
        list({.owner = user("cc"), .stretch = {.after = first->entries[0].id.text()}});
    ASSERT_EQ(second->entries.size(), 1u);
    EXPECT_EQ(second->entries[0].starts_at, at("2026-11-24T10:00"));
    EXPECT_FALSE(list({.owner = user("cc"), .stretch = {.after = other->id.text()}}));
}

TEST_P(BusyTimesOf, OfContactsCountOnceSomebodyKeepsTheirCalendar)
{
    const CalendarOwner nurse = contact("contact-nurse");
    const auto state = [&] {
        return ask(
            [&](UnitOfWork& work) { return sharing_of(work, test::exampleshire, nurse).state; });
    };
    EXPECT_EQ(state(), SharingState::not_shared);
    EXPECT_TRUE(add(nurse));
    EXPECT_EQ(state(), SharingState::not_shared);
    EXPECT_EQ(share(say_calendar_is_kept, nurse)->as_of, clock_.now());
    EXPECT_EQ(state(), SharingState::by_hand);
    ASSERT_TRUE(share(stop_sharing, nurse));
    EXPECT_EQ(state(), SharingState::not_shared);
    EXPECT_TRUE(list({.owner = nurse})->entries.empty()) << "what was kept is forgotten";
    EXPECT_EQ(told(share(say_calendar_is_kept, user("cc"))),
              "owner: Choose a contact: the time of staff and rooms is always known");
}

TEST_P(BusyTimesOf, StayAsLongAsTheyAreFetched)
{
    const CalendarOwner nurse = contact("contact-nurse");
    with_store([&](AvailabilityStore& store) {
        store.save_sharing(test::exampleshire,
                           {.owner = nurse, .state = SharingState::feed, .as_of = clock_.now()});
    });
    EXPECT_EQ(told(share(stop_sharing, nurse)),
              "owner: Remove the address of their calendar first");
    EXPECT_EQ(share(say_calendar_is_kept, nurse)->state, SharingState::feed);
}

TEST_P(BusyTimesOf, StandInTheCalendarWithMeetings)
{
    add_meeting("m-1", "2026-11-25");
    EXPECT_TRUE(add(user("cc")));
    const auto view = [&](const char* from, const char* until) {
        return ask([&](UnitOfWork& work) {
            return view_calendar(work, clock_, staff("sw"), user("cc"), day(from), day(until));
        });
    };
    const auto week = view("2026-11-23", "2026-11-27");
    ASSERT_TRUE(week) << told(week);
    EXPECT_EQ(week->meetings.size(), 1u);
    EXPECT_EQ(week->busy.size(), 1u);
    EXPECT_TRUE(week->off.empty());
    EXPECT_EQ(week->sharing.state, SharingState::by_hand);
    EXPECT_EQ(told(view("2026-11-24", "2026-11-23")), "until: Enter the first day or a later one");
    EXPECT_EQ(told(view("2026-11-24", "2028-11-23")), "until: Ask for 366 days at most");
}

QUORATE_ON_EVERY_DATABASE(BusyTimesOf);

}  // namespace
}  // namespace quorate::core
