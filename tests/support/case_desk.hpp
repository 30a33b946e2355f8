#pragma once

#include <string>

#include "core/cases/create_case.hpp"
#include "core/cases/record_event.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// A database with staff (see staffed_authority.hpp), a clock at 09:00 on Monday 23 November 2026,
/// and short ways to what tests of cases do over and over.
class CaseDesk {
public:
    CaseDesk() : CaseDesk{db::Dialect::sqlite} {}
    explicit CaseDesk(db::Dialect dialect) : temp{dialect} { add_staffed_authorities(temp.pool()); }

    /// Runs `use_case(work, tools, actor, command)` in a transaction, as that member of staff.
    template <class UseCase, class Command>
    auto run(const std::string& who, UseCase use_case, const Command& command)
    {
        const core::Actor actor = staff(who);
        return temp.database().transact(
            [&](core::UnitOfWork& work) { return use_case(work, tools, actor, command); });
    }

    /// A command for a family of team north, led by "sw", with one child.
    static core::CreateCase family(const std::string& reference = "EX-2041")
    {
        return {.details = {.reference = reference,
                            .family_name = core::PersonName{"Testwood"},
                            .jurisdiction = core::Jurisdiction::england,
                            .team = north,
                            .lead_worker = core::UserId{"sw"}},
                .children = {{.given_name = core::PersonName{"Rowan"},
                              .family_name = core::PersonName{"Testwood"},
                              .date_of_birth = day("2018-05-01")}}};
    }

    core::CaseId add_family(const std::string& reference = "EX-2041")
    {
        return *run("sw", core::create_case, family(reference));
    }

    /// Records it, confirmed if it is unusual; a discussion starts enquiries, a conference a plan.
    core::Result<core::CaseEventId> record(const core::CaseId& id,
                                           core::EventKind kind,
                                           const char* on)
    {
        return run(
            "sw",
            core::record_event,
            core::RecordEvent{.case_id = id,
                              .kind = kind,
                              .on = day(on),
                              .initiates_section_47 = kind == core::EventKind::strategy_discussion,
                              .makes_plan = kind == core::EventKind::conference_held,
                              .confirm_unusual = true});
    }

    TempDatabase temp;
    FakeClock clock{at("2026-11-23T09:00")};
    FakeRandom random;
    core::CaseTools tools{clock, random, core::shipped_bank_holidays()};
};

}  // namespace quorate::test
