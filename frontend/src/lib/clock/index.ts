export {
  type ClockTrouble,
  clockTrouble,
  DOUBT,
  followClock,
  forgetServerTime,
  isTimeCertain,
  noteServerTime,
  rightNow,
} from './clock'
