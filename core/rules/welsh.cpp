#include "core/rules/welsh.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "core/rules/own_number.hpp"

namespace quorate::core {
namespace {

// In the order of EventKind.
constexpr std::array<std::string_view, static_cast<std::size_t>(last_event_kind) + 1> phrases{
    "yr atgyfeiriad",
    "y diwrnod y dyrannwyd yr asesiad",
    "dechrau'r asesiad",
    "diwedd yr asesiad",
    "y drafodaeth strategaeth",
    "y gynhadledd gychwynnol",
    "y gynhadledd adolygu",
    "dechrau'r cynllun",
    "diwedd y cynllun",
    "y diwrnod y gwelwyd y plentyn",
    "y dyddiad geni disgwyliedig",
    "y diwrnod y daeth yr asesiad i ben gyda chynllun plentyn mewn angen",
    "y diwrnod yr amheuwyd niwed sylweddol",
    "y penderfyniad i gynnal trafodaeth strategaeth",
    "dechrau'r ymholiadau adran 47",
    "dyrannu'r ymholiadau adran 47",
    "y drafodaeth strategaeth a argymhellodd gynhadledd",
    "y cais am gynhadledd",
    "y diwrnod y daeth yn hysbys y bydd y gynhadledd yn hwyr",
    "y diwrnod y daeth yn hysbys y bydd yr asesiad yn hwyr",
    "y diwrnod yr aeth yr asesiad heibio i'w derfyn",
    "y gynhadledd",
    "diwedd y gynhadledd",
    "dyddiad y gynhadledd gychwynnol",
    "dyddiad y gynhadledd adolygu",
    "dyddiad y gynhadledd",
    "y gynhadledd gychwynnol heb gworwm",
    "y gynhadledd adolygu heb gworwm",
    "y diwrnod y derbyniwyd y cofnod",
    "y grŵp craidd diwethaf",
    "y newid sylweddol",
    "yr ymweliad amddiffyn plant diwethaf",
    "yr ymweliad neu'r cyswllt",
    "y digwyddiad difrifol",
    "yr hysbysiad ysgrifenedig gan yr awdurdod arall",
    "y diwrnod y derbyniwyd y trosglwyddiad",
    "y diwrnod y derbyniwyd yr atgyfeiriad trosglwyddo",
    "yr enedigaeth",
    "y diwrnod y daeth yn hysbys bod y gwaith yn parhau",
    "yr adolygiad plentyn mewn angen diwethaf",
    "yr ymweliad plentyn mewn angen diwethaf",
    "y penderfyniad i gau'r achos",
    "y diwrnod y dechreuodd y plentyn dderbyn gofal",
    "yr adolygiad cyntaf i blentyn sy'n derbyn gofal",
    "yr adolygiad diwethaf i blentyn sy'n derbyn gofal",
    "dechrau'r lleoliad",
    "yr ymweliad diwethaf â'r lleoliad",
    "y diwrnod y gwnaed neu yr adolygwyd y cynllun gofal a chymorth ddiwethaf",
    "y diwrnod yr anfonwyd cofnod y gynhadledd",
    "y diwrnod yr anfonwyd cofnod y drafodaeth strategaeth",
    "y diwrnod yr anfonwyd y penderfyniadau",
    "y diwrnod y rhoddwyd gwybod i'r atgyfeiriwr",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> holidays{{
    {"New Year's Day", "Dydd Calan"},
    {"Good Friday", "Dydd Gwener y Groglith"},
    {"Easter Monday", "Dydd Llun y Pasg"},
    {"Early May bank holiday", "Gŵyl Banc Cyntaf Mai"},
    {"Early May bank holiday (VE day)", "Gŵyl Banc Cyntaf Mai (diwrnod VE)"},
    {"Spring bank holiday", "Gŵyl Banc y Gwanwyn"},
    {"Platinum Jubilee bank holiday", "Gŵyl Banc y Jiwbilî Blatinwm"},
    {"Summer bank holiday", "Gŵyl Banc yr Haf"},
    {"Bank Holiday for the State Funeral of Queen Elizabeth II",
     "Gŵyl Banc ar gyfer Angladd Gwladol y Frenhines Elizabeth II"},
    {"Bank holiday for the coronation of King Charles III",
     "Gŵyl Banc ar gyfer coroni'r Brenin Charles III"},
    {"Christmas Day", "Dydd Nadolig"},
    {"Boxing Day", "Gŵyl San Steffan"},
}};

constexpr std::string_view substitute = " (substitute day)";
constexpr std::string_view welsh_substitute = " (diwrnod yn lle gŵyl ar benwythnos)";

// Two days: "2 ddiwrnod".
std::string_view days_word(int number)
{
    return number == 2 ? "ddiwrnod" : "diwrnod";
}

}  // namespace

std::string_view welsh_phrase(EventKind kind)
{
    return phrases[static_cast<std::size_t>(kind)];
}

std::string welsh_trigger(const StatutoryRule& rule)
{
    const bool in_wales = rule.jurisdiction == Jurisdiction::wales;
    if (in_wales && rule.trigger == EventKind::referral) return "yr adroddiad";

    std::string text{welsh_phrase(rule.trigger)};
    if (rule.condition == Condition::initiates_section_47)
        text += " a ddechreuodd ymholiadau adran 47";
    if (rule.condition == Condition::plan_made)
        text += in_wales ? " a gofrestrodd y plentyn" : " a wnaeth gynllun amddiffyn plant";
    return text;
}

std::string welsh_offset(const StatutoryRule& rule)
{
    const std::string number = std::to_string(rule.offset) + " ";
    switch (rule.unit) {
        case Unit::working_days:
            return number + std::string{days_word(rule.offset)} + " gwaith";
        case Unit::calendar_days:
            return number + std::string{days_word(rule.offset)};
        case Unit::weeks:
            return number + "wythnos";
        case Unit::months:
            return number + (rule.offset == 2 ? "fis" : "mis");
        case Unit::hours:
            return number + "awr";
        case Unit::none:
            break;
    }
    return "dim nifer penodol";
}

std::string welsh_own_source(const StatutoryRule& own)
{
    return "Safon yr awdurdod ei hun, yn lle " + std::string{replaced_by_own(own)};
}

std::string_view welsh_label(Jurisdiction jurisdiction)
{
    return jurisdiction == Jurisdiction::england ? "Lloegr" : "Cymru";
}

std::string_view welsh_label(RuleLevel level)
{
    switch (level) {
        case RuleLevel::law:
            return "Cyfraith";
        case RuleLevel::guidance:
            return "Canllawiau statudol";
        case RuleLevel::local:
            return "Safon ymarfer leol";
    }
    return "anhysbys";
}

std::string welsh_holiday(std::string_view name)
{
    const bool is_substitute = name.ends_with(substitute);
    std::string_view plain = name;
    if (is_substitute) plain.remove_suffix(substitute.size());
    for (const auto& [english, welsh] : holidays)
        if (english == plain)
            return std::string{welsh} + std::string{is_substitute ? welsh_substitute : ""};
    return std::string{name};
}

const ExplanationWords welsh_words{
    .counted_from = "Man cychwyn y cyfrif: {what}, {day}.",
    .day_0 = "Diwrnod 0 yw'r diwrnod hwnnw: nid yw'n cael ei gyfrif.",
    .day_1 = "Diwrnod 1 yw'r diwrnod hwnnw: mae'r rheol hon yn ei gyfrif.",
    .limit_after = "Y terfyn yw {offset} ar ôl y diwrnod hwnnw.",
    .limit_before = "Y terfyn yw {offset} cyn y diwrnod hwnnw.",
    .target_after = "Y nod yw {offset} ar ôl y diwrnod hwnnw.",
    .target_before = "Y nod yw {offset} cyn y diwrnod hwnnw.",
    .earliest_after = "Y dyddiad cynharaf yw {offset} ar ôl y diwrnod hwnnw.",
    .earliest_before = "Y dyddiad cynharaf yw {offset} cyn y diwrnod hwnnw.",
    .hours_after =
        "Y terfyn yw {offset} ar ôl yr amser hwnnw, gan gynnwys nosweithiau a "
        "phenwythnosau.",
    .hours_before =
        "Y terfyn yw {offset} cyn yr amser hwnnw, gan gynnwys nosweithiau a "
        "phenwythnosau.",
    .target_hours_after =
        "Y nod yw {offset} ar ôl yr amser hwnnw, gan gynnwys nosweithiau a "
        "phenwythnosau.",
    .target_hours_before =
        "Y nod yw {offset} cyn yr amser hwnnw, gan gynnwys nosweithiau a "
        "phenwythnosau.",
    .no_weekends = "Nid yw dyddiau Sadwrn na dyddiau Sul yn cael eu cyfrif.",
    .not_counted = "Nid yw {day} yn cael ei gyfrif: {reason}.",
    .short_month = "Nid oes diwrnod {number} yn y mis hwnnw, felly diwrnod olaf y mis yw'r terfyn.",
    .target_short_month =
        "Nid oes diwrnod {number} yn y mis hwnnw, felly diwrnod olaf y mis yw'r nod.",
    .earliest_short_month =
        "Nid oes diwrnod {number} yn y mis hwnnw, felly diwrnod olaf y mis yw'r dyddiad cynharaf.",
    .latest_date = "Y dyddiad olaf yw {day}.",
    .target_date = "Y dyddiad targed yw {day}.",
    .earliest_date = "Y dyddiad cynharaf yw {day}.",
    .latest_moment = "Yr amser olaf yw {day}.",
    .target_moment = "Yr amser targed yw {day}.",
    .cannot_be_booked = "Nid oes modd trefnu {day}: {reason}.",
    .nothing_bookable =
        "Nid oes modd trefnu unrhyw ddiwrnod rhwng y ddau: gweithredwch ar "
        "unwaith, neu cytunwch ar ddyddiad diweddarach.",
    .schedule_by = "Nid yw terfyn byth yn symud i ddiwrnod diweddarach: trefnwch erbyn {day}.",
    .target_schedule_by = "Nid yw nod byth yn symud i ddiwrnod diweddarach: trefnwch erbyn {day}.",
    .schedule_from = "Y diwrnod cyntaf y gellir ei drefnu yw {day}.",
    .provisional =
        "Dros dro: mae'r gwyliau banc yn hysbys ar gyfer y cyfnod hwn yn unig: {from} "
        "hyd {to}.",
    .unconfirmed =
        "Arfer cyffredin yw'r rhif hwn: ni chafodd ei gadarnhau mewn testun cyhoeddedig.",
    .rule = "Rheol {id}. {level}, {jurisdiction}: {source}.",
    .in_force_from = "Dyddiad dod i rym: {from}",
    .in_force_between = "Dyddiad dod i rym: {from}; dyddiad gorffen: {to}",
    .not_in_force_then = "{in_force}, felly nid ar y diwrnod y mae'r cyfrif yn cychwyn yma",
    .saturday = "dydd Sadwrn",
    .sunday = "dydd Sul",
    .local_closure = "ar gau yn lleol",
};

}  // namespace quorate::core
