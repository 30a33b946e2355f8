#include "core/minutes/agenda.hpp"

#include <algorithm>
#include <array>

#include "core/minutes/agendas_help.hpp"
#include "core/minutes/agendas_protection.hpp"

namespace quorate::core {
namespace {

using Agenda = std::span<const AgendaItem>;

constexpr std::array on_demand{agendas::closed};

constexpr std::array<Agenda, 18> every_agenda{on_demand,
                                              agendas::conference,
                                              agendas::conference_wales,
                                              agendas::transfer_in,
                                              agendas::transfer_in_wales,
                                              agendas::pre_birth,
                                              agendas::pre_birth_wales,
                                              agendas::strategy,
                                              agendas::core_group,
                                              agendas::extra_familial_harm,
                                              agendas::child_in_need,
                                              agendas::care_and_support,
                                              agendas::assessment_planning,
                                              agendas::family_group,
                                              agendas::closure,
                                              agendas::looked_after,
                                              agendas::professionals,
                                              agendas::general};

Agenda in(Jurisdiction jurisdiction, Agenda england, Agenda wales)
{
    return jurisdiction == Jurisdiction::wales ? wales : england;
}

}  // namespace

std::span<const AgendaItem> agenda_for(MeetingType type, Jurisdiction jurisdiction)
{
    switch (type) {
        case MeetingType::initial_cp_conference:
        case MeetingType::review_cp_conference:
            return in(jurisdiction, agendas::conference, agendas::conference_wales);
        case MeetingType::transfer_in_conference:
            return in(jurisdiction, agendas::transfer_in, agendas::transfer_in_wales);
        case MeetingType::pre_birth_conference:
            return in(jurisdiction, agendas::pre_birth, agendas::pre_birth_wales);
        case MeetingType::strategy_discussion:
            return agendas::strategy;
        case MeetingType::core_group:
            return agendas::core_group;
        case MeetingType::efh_planning_meeting:
            return agendas::extra_familial_harm;
        case MeetingType::cin_planning_meeting:
        case MeetingType::cin_review:
            return in(jurisdiction, agendas::child_in_need, agendas::care_and_support);
        case MeetingType::assessment_planning_meeting:
            return agendas::assessment_planning;
        case MeetingType::fgdm_meeting:
            return agendas::family_group;
        case MeetingType::step_down_or_closure_meeting:
            return agendas::closure;
        case MeetingType::lac_review:
            return agendas::looked_after;
        case MeetingType::legal_planning:
        case MeetingType::pre_proceedings:
            return agendas::professionals;
    }
    return agendas::general;
}

bool is_of_closing_summary(std::string_view code)
{
    return std::ranges::any_of(agendas::closure, [code](const AgendaItem& item) {
        return item.is_closing && item.code == code;
    });
}

std::string_view agenda_hint(std::string_view code, MeetingType type, Jurisdiction jurisdiction)
{
    for (const AgendaItem& item : agenda_for(type, jurisdiction))
        if (item.code == code) return item.hint;
    return agenda_hint(code);
}

std::string_view agenda_hint(std::string_view code)
{
    for (const Agenda& agenda : every_agenda)
        for (const AgendaItem& item : agenda)
            if (item.code == code) return item.hint;
    return {};
}

}  // namespace quorate::core
