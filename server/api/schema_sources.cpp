#include "server/api/schemas.hpp"

namespace quorate::server {
namespace {

constexpr char common[] = {
#embed "schemas/common.json"
};
constexpr char access_lists[] = {
#embed "schemas/access.json"
};
constexpr char accounts[] = {
#embed "schemas/accounts.json"
};
constexpr char agency_reports[] = {
#embed "schemas/agency_reports.json"
};
constexpr char availability[] = {
#embed "schemas/availability.json"
};
constexpr char cases[] = {
#embed "schemas/cases.json"
};
constexpr char chains[] = {
#embed "schemas/chains.json"
};
constexpr char dates_settings[] = {
#embed "schemas/dates_settings.json"
};
constexpr char directory[] = {
#embed "schemas/directory.json"
};
constexpr char family_plans[] = {
#embed "schemas/family_plans.json"
};
constexpr char feeds[] = {
#embed "schemas/feeds.json"
};
constexpr char meetings[] = {
#embed "schemas/meetings.json"
};
constexpr char overruns[] = {
#embed "schemas/overruns.json"
};
constexpr char moved_dates[] = {
#embed "schemas/moved_dates.json"
};
constexpr char packs[] = {
#embed "schemas/packs.json"
};
constexpr char plans[] = {
#embed "schemas/plans.json"
};
constexpr char polls[] = {
#embed "schemas/polls.json"
};
constexpr char preparation[] = {
#embed "schemas/preparation.json"
};
constexpr char proposals[] = {
#embed "schemas/proposals.json"
};
constexpr char record[] = {
#embed "schemas/record.json"
};
constexpr char reports[] = {
#embed "schemas/reports.json"
};
constexpr char retention[] = {
#embed "schemas/retention.json"
};

constexpr char scheduling[] = {
#embed "schemas/scheduling.json"
};

}  // namespace

std::vector<std::string_view> schema_sources()
{
    return {{common, sizeof common},
            {access_lists, sizeof access_lists},
            {accounts, sizeof accounts},
            {agency_reports, sizeof agency_reports},
            {availability, sizeof availability},
            {cases, sizeof cases},
            {chains, sizeof chains},
            {dates_settings, sizeof dates_settings},
            {directory, sizeof directory},
            {family_plans, sizeof family_plans},
            {feeds, sizeof feeds},
            {meetings, sizeof meetings},
            {overruns, sizeof overruns},
            {moved_dates, sizeof moved_dates},
            {packs, sizeof packs},
            {plans, sizeof plans},
            {polls, sizeof polls},
            {preparation, sizeof preparation},
            {proposals, sizeof proposals},
            {record, sizeof record},
            {reports, sizeof reports},
            {retention, sizeof retention},
            {scheduling, sizeof scheduling}};
}

}  // namespace quorate::server
