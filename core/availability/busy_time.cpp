#include "core/availability/busy_time.hpp"

namespace quorate::core {

std::string_view code(BusyKind kind)
{
    switch (kind) {
        case BusyKind::busy:
            return "busy";
        case BusyKind::leave:
            return "leave";
        case BusyKind::on_call:
            return "on_call";
    }
    return "";
}

std::string_view code(BusySource source)
{
    switch (source) {
        case BusySource::typed:
            return "typed";
        case BusySource::csv:
            return "csv";
        case BusySource::feed:
            return "feed";
        case BusySource::caldav:
            return "caldav";
    }
    return "";
}

std::optional<BusyKind> busy_kind_from(std::string_view text)
{
    for (const auto each : {BusyKind::busy, BusyKind::leave, BusyKind::on_call})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::optional<BusySource> busy_source_from(std::string_view text)
{
    for (const auto each :
         {BusySource::typed, BusySource::csv, BusySource::feed, BusySource::caldav})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::string_view label(BusyKind kind)
{
    switch (kind) {
        case BusyKind::busy:
            return "Busy";
        case BusyKind::leave:
            return "On leave";
        case BusyKind::on_call:
            return "On call";
    }
    return "";
}

std::string_view label(BusySource source)
{
    switch (source) {
        case BusySource::typed:
            return "Typed in";
        case BusySource::csv:
            return "From a file";
        case BusySource::feed:
        case BusySource::caldav:
            return "From their own calendar";
    }
    return "";
}

std::string_view code(SharingState state)
{
    switch (state) {
        case SharingState::not_shared:
            return "not_shared";
        case SharingState::by_hand:
            return "by_hand";
        case SharingState::csv:
            return "csv";
        case SharingState::feed:
            return "feed";
    }
    return "";
}

std::optional<SharingState> sharing_state_from(std::string_view text)
{
    for (const auto each :
         {SharingState::not_shared, SharingState::by_hand, SharingState::csv, SharingState::feed})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::string_view label(SharingState state)
{
    switch (state) {
        case SharingState::not_shared:
            return "Not shared";
        case SharingState::by_hand:
            return "Kept by hand";
        case SharingState::csv:
            return "From a file";
        case SharingState::feed:
            return "From their own calendar";
    }
    return "";
}

}  // namespace quorate::core
