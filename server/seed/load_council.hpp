#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/rules/statutory_rule.hpp"
#include "server/app/app.hpp"
#include "server/seed/dice.hpp"
#include "server/seed/load_tables.hpp"
#include "server/seed/seed_load.hpp"

namespace quorate::server {

/// What all parts of loading share.
struct LoadRun {
    App& app;
    LoadSize size;
    core::Date today;
    core::Instant now;
    core::Calendars calendars;
    Dice dice;
    std::string password_hash;
    LoadTables tables = {};
    std::string police_organisation = {};  // one force for all councils
    std::string health_organisation = {};
    int meetings_made = 0;  // references are made from it, so that none comes twice
    std::set<std::pair<std::string, core::Instant>> workers_taken =
        {};  // who has to be there, when
};

struct LoadContact {
    std::string id;
    std::string email;
};

struct LoadWorker {
    std::string id;
    std::string team;
};

/// One invented council with its staff, rooms, agencies and contacts.
struct LoadCouncil {
    int number = 0;
    std::string id = {};
    core::Jurisdiction jurisdiction = core::Jurisdiction::england;
    std::vector<std::string> chairs = {};
    std::vector<std::string> rooms = {};  // one for each chair, so that no two want the same
    std::vector<LoadWorker> workers = {};
    std::map<std::string, std::string> users_by_role = {};  // one of each, by its two letters
    std::map<std::string, std::string> emails_by_role = {};
    std::vector<std::string> teams = {};
    std::string police_agency = {};
    std::string health_agency = {};
    /// Contacts of each agency, the police first, then community health and a school.
    std::vector<std::vector<LoadContact>> agencies = {};
};

/// Makes the council's directory, with `chairs` chairs.
LoadCouncil load_council(LoadRun& run, int number, int chairs);

/// The stretch of time that meetings are put into, and how many.
struct LoadStretch {
    core::Date from;
    core::Date until;  // the day after the last
    int meetings = 0;
    bool is_over = false;  // the families' cases are closed
};

/// Working days in the stretch.
std::vector<core::Date> working_days(const LoadRun& run, const LoadStretch& stretch);

/// How many chairs it takes to hold that many meetings in that time.
int chairs_needed(const LoadRun& run, const LoadStretch& stretch);

/// Makes families, what happened to them, what is due, and their meetings. Calls `made` after each
/// couple of thousand meetings, when the tables are worth writing.
void load_families(LoadRun& run,
                   const LoadCouncil& council,
                   const LoadStretch& stretch,
                   const std::function<void()>& made);

}  // namespace quorate::server
