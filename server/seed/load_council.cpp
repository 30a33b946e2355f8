#include "server/seed/load_council.hpp"

#include <array>
#include <cstdio>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

struct AgencyPlan {
    const char* name;
    const char* kind;
    const char* job;
    const char* discipline;
    int contacts;
};

// One contact of each, from the top, comes to a meeting: the police always.
constexpr AgencyPlan plans[] = {
    {"Police", "police", "Detective constable", "", 8},
    {"Community Health", "health", "Health visitor", "Health visiting", 12},
    {"First Primary School", "education", "Safeguarding lead", "", 2},
    {"Second Surgery", "health", "General practitioner", "General practice", 4},
    {"Hospital", "health", "Paediatrician", "Paediatrics", 4},
    {"Academy", "education", "Safeguarding lead", "", 2},
    {"Probation", "probation", "Probation practitioner", "", 3},
    {"Homes", "housing", "Tenancy officer", "", 3},
    {"Advocacy", "voluntary", "Advocate", "", 3},
};

std::string three_digits(int number)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%03d", number);
    return text.data();
}

std::string domain_of(const LoadCouncil& council)
{
    return "loadshire-" + three_digits(council.number) + ".example";
}

std::string add_user(LoadRun& run,
                     const LoadCouncil& council,
                     const std::string& role,
                     const std::string& job,
                     int number,
                     const std::string& team)
{
    const std::string id = run.dice.id();
    const std::string local = core::lower_case(role) + three_digits(number);
    run.tables.user.row(id,
                        council.id,
                        core::PersonName{job + " " + three_digits(number) + " Loadsby"},
                        core::Email{local + "@" + domain_of(council)},
                        role,
                        job,
                        role == "CC",
                        run.password_hash,
                        run.now);
    if (!team.empty()) run.tables.team_member.row(council.id, team, id);
    return id;
}

void add_staff(LoadRun& run, LoadCouncil& council, int chairs)
{
    for (int i = 0; i < 6; ++i) {
        council.teams.push_back(run.dice.id());
        run.tables.team.row(council.teams.back(), council.id, "Load team " + three_digits(i + 1));
    }
    for (int i = 0; i < chairs; ++i)
        council.chairs.push_back(
            add_user(run, council, "CC", "Chair", i + 1, council.teams.front()));
    const int workers = 6 + chairs * 4;
    for (int i = 0; i < workers; ++i) {
        const std::string& team = council.teams[static_cast<std::size_t>(i) % 6];
        council.workers.push_back(
            {add_user(run, council, "SW", "Social worker", i + 1, team), team});
    }
    council.users_by_role["CC"] = council.chairs.front();
    council.users_by_role["SW"] = council.workers.front().id;
    const std::pair<const char*, const char*> others[] = {{"BS", "Business support"},
                                                          {"TM", "Team manager"},
                                                          {"SM", "Service manager"},
                                                          {"AD", "Auditor"},
                                                          {"AM", "Administrator"}};
    for (const auto& [role, job] : others) {
        const std::string id = add_user(run, council, role, job, 1, {});
        council.users_by_role[role] = id;
        const std::string name = role;
        if (name == "AD" || name == "AM") continue;
        for (const std::string& team : council.teams)
            run.tables.team_member.row(council.id, team, id);
    }
    for (const auto& [role, id] : council.users_by_role)
        council.emails_by_role[role] = core::lower_case(role) + "001@" + domain_of(council);
}

std::string organisation_of(LoadRun& run, const std::string& agency)
{
    if (agency == "Police") return run.police_organisation;
    if (agency == "Community Health") return run.health_organisation;
    std::string id = run.dice.id();
    run.tables.organisation.row(id, id);
    return id;
}

void add_agencies(LoadRun& run, LoadCouncil& council)
{
    for (const AgencyPlan& plan : plans) {
        const std::string id = run.dice.id();
        const std::string name = plan.name;
        run.tables.agency.row(id, council.id, organisation_of(run, name), name, plan.kind);
        if (name == "Police") council.police_agency = id;
        if (name == "Community Health") council.health_agency = id;
        std::vector<LoadContact> contacts;
        for (int i = 1; i <= plan.contacts; ++i) {
            const std::string number = three_digits(static_cast<int>(council.agencies.size()) + 1);
            LoadContact contact{
                run.dice.id(),
                "contact" + three_digits(i) + "@agency-" + number + "." + domain_of(council)};
            run.tables.contact.row(contact.id,
                                   council.id,
                                   id,
                                   core::PersonName{"Contact " + three_digits(i) + " Loadwell"},
                                   plan.job,
                                   plan.discipline,
                                   core::Email{contact.email},
                                   core::Phone{"01632 960" + three_digits(i)});
            contacts.push_back(std::move(contact));
        }
        council.agencies.push_back(std::move(contacts));
    }
}

}  // namespace

LoadCouncil load_council(LoadRun& run, int number, int chairs)
{
    LoadCouncil council{.number = number, .id = run.dice.id()};
    if (number % 5 == 0) council.jurisdiction = core::Jurisdiction::wales;
    run.tables.authority.row(council.id,
                             "Loadshire " + three_digits(number),
                             std::string{core::label(council.jurisdiction)},
                             "meetings@" + domain_of(council),
                             "01632 960000",
                             true);
    add_staff(run, council, chairs);
    add_agencies(run, council);
    for (int i = 1; i <= chairs; ++i) {
        council.rooms.push_back(run.dice.id());
        run.tables.room.row(council.rooms.back(),
                            council.id,
                            "Load room " + three_digits(i),
                            "Civic Centre",
                            16,
                            "step_free");
    }
    return council;
}

}  // namespace quorate::server
