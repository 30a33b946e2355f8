#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/audit/audit_trail.hpp"
#include "core/directory/agencies.hpp"
#include "core/directory/contacts.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/directory.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::test {

/// Two authorities with their staff, and use cases run as in the service: a refusal undoes all.
class DirectoryTest : public testing::Test {
protected:
    void SetUp() override { add_staffed_authorities(temp_.pool()); }

    template <class UseCase>
    auto change(UseCase use_case)
    {
        return temp_.database().transact(use_case);
    }

    template <class Question>
    auto ask(Question question)
    {
        return temp_.database().read(question);
    }

    core::Result<core::Agency> add_agency(core::AddAgency command,
                                          const core::Actor& actor = staff("bs"))
    {
        return change([&](core::UnitOfWork& work) {
            return core::add_agency(work, clock_, random_, actor, command);
        });
    }

    core::Agency police()
    {
        return *add_agency(
            {.details = {.name = "Northshire Police", .kind = core::AgencyKind::police}});
    }

    core::Agency school()
    {
        return *add_agency(
            {.details = {.name = "Ash School", .kind = core::AgencyKind::education}});
    }

    core::Result<core::Contact> add_contact(const core::AgencyId& agency,
                                            const core::ContactDetails& details,
                                            const core::Actor& actor = staff("bs"))
    {
        return change([&](core::UnitOfWork& work) {
            return core::add_contact(
                work, clock_, random_, actor, {.agency = agency, .details = details});
        });
    }

    static core::ContactDetails robin()
    {
        return {.name = core::PersonName{"Robin Okafor"},
                .job_title = "Detective sergeant",
                .email = core::Email{"Robin@police.example"}};
    }

    std::int64_t audited()
    {
        return ask([](core::UnitOfWork& work) { return work.audit.size(exampleshire); });
    }

    /// Does business support's work in the other authority.
    static core::Actor stranger()
    {
        core::Actor actor = staff("bs");
        actor.user = core::UserId{"elsewhere-bs"};
        actor.authority = elsewhere;
        return actor;
    }

    static core::Actor agency_person(const core::AgencyId& agency)
    {
        core::Actor actor = staff("bs");
        actor.user = core::UserId{"au"};
        actor.role = core::Role::agency_user;
        actor.teams = {};
        actor.agency = agency;
        return actor;
    }

    /// The fields at fault, "name: Enter the name" and so on, or the refusal's code.
    template <class T>
    static std::string told(const core::Result<T>& result)
    {
        if (result) return "nothing";
        if (result.error().refusal != core::Refusal::invalid_input)
            return std::string{refusal_text(result.error().refusal).code};
        std::string text;
        for (const core::FieldError& fault : result.error().fields)
            text += (text.empty() ? "" : "; ") + fault.field + ": " + fault.message;
        return text;
    }

    TempDatabase temp_{db::Dialect::sqlite};
    FakeClock clock_{at("2026-03-02T10:00")};
    FakeRandom random_;
};

}  // namespace quorate::test
