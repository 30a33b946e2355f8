#include "core/returns/safeguarding_dataset.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

using enum DatasetTable;

using Row = std::vector<std::string>;

struct TableText {
    DatasetTable table;
    std::string_view code;
    std::string_view label;
    std::string_view columns;
};

// In the order of the enumeration, which text_of() relies on. The columns are those of
// data-to-insight/ssd-data-model, in its order.
constexpr std::array tables{
    TableText{cin_episodes,
              "ssd_cin_episodes",
              "Episodes of need",
              "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,"
              "cine_referral_source_code,cine_referral_source_desc,cine_referral_outcome_json,"
              "cine_referral_nfa,cine_close_reason,cine_close_date,cine_referral_team,"
              "cine_referral_worker_id"},
    TableText{cin_assessments,
              "ssd_cin_assessments",
              "Assessments",
              "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,"
              "cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,"
              "cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id"},
    TableText{cin_plans,
              "ssd_cin_plans",
              "Child in need plans",
              "cinp_cin_plan_id,cinp_referral_id,cinp_person_id,cinp_cin_plan_start_date,"
              "cinp_cin_plan_end_date,cinp_cin_plan_team,cinp_cin_plan_worker_id"},
    TableText{s47_enquiry,
              "ssd_s47_enquiry",
              "Section 47 enquiries",
              "s47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,"
              "s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json,s47e_s47_completed_by_team,"
              "s47e_s47_completed_by_worker_id"},
    TableText{initial_cp_conference,
              "ssd_initial_cp_conference",
              "Initial conferences",
              "icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,"
              "icpc_cp_plan_id,icpc_referral_id,icpc_icpc_transfer_in,icpc_icpc_target_date,"
              "icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_outcome_json,icpc_icpc_team,"
              "icpc_icpc_worker_id"},
    TableText{cp_plans,
              "ssd_cp_plans",
              "Child protection plans",
              "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,"
              "cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_ola,"
              "cppl_cp_plan_initial_category,cppl_cp_plan_latest_category"},
    TableText{cp_reviews,
              "ssd_cp_reviews",
              "Review conferences",
              "cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,"
              "cppr_cp_review_date,cppr_cp_review_meeting_id,cppr_cp_review_outcome_continue_cp,"
              "cppr_cp_review_quorate,cppr_cp_review_participation"},
};

constexpr auto table_list = [] {
    std::array<DatasetTable, tables.size()> all{};
    for (std::size_t i = 0; i < tables.size(); ++i)
        all[i] = tables[i].table;
    return all;
}();

const TableText& text_of(DatasetTable table)
{
    return tables[static_cast<std::size_t>(table)];
}

std::string day(const std::optional<Date>& date)
{
    return date ? iso(*date) : std::string{};
}

std::string flag(bool is_so)
{
    return is_so ? "Y" : "N";
}

std::string meeting_id(const std::optional<MeetingId>& meeting)
{
    return meeting ? meeting->text() : std::string{};
}

const CensusProtectionPlan* plan_from(const CensusEpisode& episode, Date on)
{
    const auto plan = std::ranges::find(episode.plans, on, &CensusProtectionPlan::started);
    return plan == episode.plans.end() ? nullptr : &*plan;
}

const CensusConference* conference_on(const CensusEpisode& episode, Date on)
{
    if (episode.conference && episode.conference->on == on) return &*episode.conference;
    for (const CensusEnquiry& each : episode.enquiries)
        if (each.conference && each.conference->on == on) return &*each.conference;
    return nullptr;
}

// The dataset wants every key; what is not known is empty.
std::string enquiry_outcome(const CensusEnquiry& enquiry)
{
    const std::string led_to_conference =
        enquiry.is_open() ? std::string{} : flag(enquiry.conference.has_value());
    return R"({"NFA_FLAG":"","LEGAL_ACTION_FLAG":"","PROV_OF_SERVICES_FLAG":"",)"
           R"("PROV_OF_SB_CARE_FLAG":"","CP_CONFERENCE_FLAG":")" +
           led_to_conference +
           R"(","NFA_CONTINUE_SINGLE_FLAG":"","MONITOR_FLAG":"",)"
           R"("OTHER_OUTCOMES_EXIST_FLAG":"","TOTAL_NO_OF_OUTCOMES":null,"OUTCOME_COMMENTS":""})";
}

class Writing {
public:
    explicit Writing(const CensusRecord& record)
        : record_{record}, team_{record.team.text()}, worker_{record.lead_worker.text()}
    {
    }

    std::vector<Row> rows(DatasetTable table)
    {
        for (const CensusEpisode& episode : record_.episodes)
            add(table, episode);
        return std::move(rows_);
    }

private:
    void add(DatasetTable table, const CensusEpisode& episode)
    {
        switch (table) {
            case cin_episodes:
                return add_episode(episode);
            case cin_assessments:
                return add_assessments(episode);
            case cin_plans:
                return add_need_plans(episode);
            case s47_enquiry:
                return add_enquiries(episode);
            case initial_cp_conference:
                return add_conferences(episode);
            case cp_plans:
                return add_plans(episode);
            case cp_reviews:
                return add_reviews(episode);
        }
    }

    void add_episode(const CensusEpisode& episode)
    {
        rows_.push_back({episode.id,
                         record_.child,
                         day(episode.referred),
                         "",
                         "",
                         "",
                         "",
                         "",
                         "",
                         day(episode.closed),
                         team_,
                         worker_});
    }

    void add_assessments(const CensusEpisode& episode)
    {
        for (const CensusAssessment& each : episode.assessments)
            rows_.push_back({each.id,
                             record_.child,
                             episode.id,
                             day(each.started),
                             "",
                             day(each.authorised),
                             "",
                             "",
                             team_,
                             worker_});
    }

    void add_need_plans(const CensusEpisode& episode)
    {
        for (const CensusNeedPlan& each : episode.need_plans)
            rows_.push_back({each.id,
                             episode.id,
                             record_.child,
                             day(each.started),
                             day(each.ended),
                             team_,
                             worker_});
    }

    void add_enquiries(const CensusEpisode& episode)
    {
        for (const CensusEnquiry& each : episode.enquiries)
            rows_.push_back({each.id,
                             episode.id,
                             record_.child,
                             day(each.started),
                             each.conference ? day(each.conference->on) : "",
                             "",
                             enquiry_outcome(each),
                             each.is_open() ? "" : team_,
                             each.is_open() ? "" : worker_});
    }

    void add_conference(const CensusEpisode& episode,
                        const CensusConference& conference,
                        const CensusEnquiry* enquiry)
    {
        const CensusProtectionPlan* plan = plan_from(episode, conference.on);
        rows_.push_back({conference.id,
                         meeting_id(conference.meeting),
                         enquiry == nullptr ? "" : enquiry->id,
                         record_.child,
                         plan == nullptr ? "" : plan->id,
                         episode.id,
                         flag(enquiry == nullptr),
                         enquiry == nullptr ? "" : day(enquiry->conference_target),
                         day(conference.on),
                         flag(plan != nullptr),
                         "",
                         team_,
                         worker_});
    }

    // One conference that ended two enquiries is one row, with the first.
    void add_conferences(const CensusEpisode& episode)
    {
        if (episode.conference) add_conference(episode, *episode.conference, nullptr);
        std::vector<std::string> told;
        for (const CensusEnquiry& each : episode.enquiries) {
            if (!each.conference || std::ranges::find(told, each.conference->id) != told.end())
                continue;
            told.push_back(each.conference->id);
            add_conference(episode, *each.conference, &each);
        }
    }

    void add_plans(const CensusEpisode& episode)
    {
        for (const CensusProtectionPlan& each : episode.plans) {
            const CensusConference* conference = conference_on(episode, each.started);
            rows_.push_back({each.id,
                             episode.id,
                             conference == nullptr ? "" : conference->id,
                             record_.child,
                             day(each.started),
                             day(each.ended),
                             "",
                             each.initial_category,
                             each.latest_category});
        }
    }

    void add_reviews(const CensusEpisode& episode)
    {
        for (const CensusProtectionPlan& plan : episode.plans)
            for (const CensusReview& each : plan.reviews)
                rows_.push_back({each.id,
                                 record_.child,
                                 plan.id,
                                 day(each.due),
                                 day(each.on),
                                 meeting_id(each.meeting),
                                 each.goes_on ? flag(*each.goes_on) : "",
                                 each.quorum ? flag(*each.quorum == QuorumState::met) : "",
                                 ""});
    }

    const CensusRecord& record_;
    std::string team_;
    std::string worker_;
    std::vector<Row> rows_;
};

}  // namespace

std::span<const DatasetTable> all_dataset_tables()
{
    return table_list;
}

std::string_view code(DatasetTable table)
{
    return text_of(table).code;
}

std::optional<DatasetTable> dataset_table_from(std::string_view code)
{
    for (const TableText& each : tables)
        if (each.code == code) return each.table;
    return std::nullopt;
}

std::string_view label(DatasetTable table)
{
    return text_of(table).label;
}

std::string dataset_header(DatasetTable table)
{
    return std::string{text_of(table).columns} + "\r\n";
}

std::string dataset_rows(DatasetTable table, const CensusRecord& record)
{
    std::string text;
    for (const Row& row : Writing{record}.rows(table)) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + csv_cell(row[i]);
        text += "\r\n";
    }
    return text;
}

}  // namespace quorate::core
